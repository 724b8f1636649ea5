/// \file
/// The families of questions about one submission. review_items.cpp puts them together.
#pragma once

#include "pipeline/emit/review_items.hpp"
#include "pipeline/topics.hpp"

#include <set>
#include <string>
#include <vector>

namespace intake {

/// What is known while one submission's questions are collected.
struct Desk {
    const Review& review;
    const Profile& profile;
    Testimony testimony;
    std::vector<ReviewItem> items;
    std::set<std::string> asked; ///< keys of topics that stand in an item or were answered
    Absences absences;
};

[[nodiscard]] Topic topic_of(const Finding& finding, Desk& desk);

[[nodiscard]] ReviewItem blank_item(const Desk& desk, const std::string& candidate);

/// Whether the topic needs no further question: asked already, or answered for good.
[[nodiscard]] bool is_settled(const Desk& desk, const Topic& topic);

/// Whether a person asked for this topic to be put alone.
[[nodiscard]] bool is_split(const Desk& desk, const Topic& topic);

/// Adds the item, its topics and id.
void put(Desk& desk, ReviewItem item);

/// Takes from `findings` those that rest on a page or file whose nature is unknown, and asks
/// what it is. Pages that no finding speaks of come last.
void ask_pages(Desk& desk, std::vector<const Finding*>& findings);
void ask_files(Desk& desk, std::vector<const Finding*>& findings);

/// Takes from `findings` those that a value on a page would settle, and asks for the value.
void ask_values(Desk& desk, std::vector<const Finding*>& findings);

/// Values in doubt that hold a verdict back though no check speaks of them.
void ask_required_values(Desk& desk);

/// All other values in doubt.
void ask_further_values(Desk& desk);

} // namespace intake
