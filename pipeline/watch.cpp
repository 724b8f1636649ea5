#include "pipeline/watch.hpp"

#include "extractors/worker.hpp"
#include "pipeline/commands.hpp"
#include "pipeline/drop_folder.hpp"
#include "pipeline/durable.hpp"
#include "pipeline/emit/json.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/watch_record.hpp"
#include "pipeline/watched_run.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <optional>
#include <set>
#include <thread>

#include <unistd.h>

namespace intake {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock; // the wall clock may jump

constexpr const char* aside_note = "未能处理.txt";

// How an entry looked and since when it has looked so.
struct Seen {
    std::string fingerprint;
    Clock::time_point since;
};

struct Guard {
    const Options& options;
    fs::path out;
    TakenByKey taken;
    std::map<std::string, Seen> seen; // by the entry's name
    Clock::time_point beat;
    int status = Exit::done; // the gravest of what was taken
};

std::string time_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::string text(sizeof "2000-01-01T00:00:00Z", '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

void beat(Guard& guard, const std::string& running) {
    const Clock::time_point now = Clock::now();
    if (now - guard.beat < std::chrono::seconds(guard.options.poll)) {
        return;
    }
    guard.beat = now;
    const Json heart{{"schema", "heartbeat/1"},
                     {"pid", ::getpid()},
                     {"time", time_now()},
                     {"running", text_or_null(running)},
                     {"taken", guard.taken.size()}};
    replace_file(guard.out / "heartbeat.json", compact(heart) + "\n");
}

const Taken* find_taken(const Guard& guard, const Drop& drop) {
    const auto at = guard.taken.find(key_of_entry(drop.name));
    return at == guard.taken.end() ? nullptr : &at->second;
}

bool is_taken(const Guard& guard, const Drop& drop) {
    const Taken* taken = find_taken(guard, drop);
    return taken != nullptr && taken->fingerprint == drop.fingerprint;
}

bool is_due(Guard& guard, const Drop& drop) {
    Seen& seen = guard.seen[drop.name];
    if (seen.fingerprint != drop.fingerprint) {
        seen = {drop.fingerprint, Clock::now()};
    }
    const auto quiet = Clock::now() - seen.since;
    return drop.is_ready || quiet >= std::chrono::seconds(guard.options.settle);
}

Options options_of_run(const Guard& guard, const Drop& drop, const fs::path& out) {
    Options options = guard.options;
    options.only = drop.name;
    options.out = out;
    options.as_of = options.as_of_today ? today() : options.as_of;
    return options;
}

bool is_through(int status) {
    return status == Exit::done || status == Exit::findings || status == Exit::quarantined;
}

// Of two exit statuses the one that needs somebody sooner; what was set aside counts as 3.
int graver(int one, int other) {
    const auto weight = [](int status) {
        return is_through(status) ? (status == Exit::quarantined ? 2 : status) : 3;
    };
    const int most = weight(one) < weight(other) ? other : one;
    return is_through(most) ? most : Exit::machine;
}

std::string reason_of(const RunEnd& end) {
    return !end.complaint.empty()
               ? end.complaint
               : "处理程序意外终止（状态" + std::to_string(end.status) + "）";
}

// The record has the reason too: a note that cannot be written changes nothing.
void put_note(const fs::path& folder, const std::string& reason) {
    std::error_code ignored;
    if (reason.empty()) {
        fs::remove(folder / aside_note, ignored);
        return;
    }
    try {
        replace_file(folder / aside_note, reason + "\n材料有变动后将自动重新处理。\n");
    } catch (const SystemError&) {
        log_line("搁置的原因只记入了 watch.json");
    }
}

// A run that another one kept out, or that was interrupted, is tried again.
void record(Guard& guard, const Drop& drop, Taken taken, const RunEnd& end) {
    const fs::path folder = guard.out / taken.name;
    std::error_code ignored;
    if (end.status == Exit::busy || end.status == Exit::interrupt || interrupted()) {
        log_line("收件 " + key_of_entry(drop.name) + "：未完成，稍后重试");
        fs::remove(folder, ignored); // if nothing is in it
        return;
    }
    taken.fingerprint = drop.fingerprint;
    taken.status = end.status;
    taken.reason = is_through(end.status) ? "" : reason_of(end);
    taken.runs += is_through(end.status) ? 1 : 0;
    put_note(folder, taken.reason);
    log_line("收件 " + key_of_entry(drop.name) +
             (taken.reason.empty() ? "：已处理，第" + std::to_string(taken.runs) + "次"
                                   : "：未能处理（状态" + std::to_string(end.status) +
                                         "），已搁置，原因见 watch.json"));
    guard.status = graver(guard.status, end.status);
    guard.taken[key_of_entry(drop.name)] = std::move(taken);
    save_record(guard.out / "watch.json", guard.taken);
}

// Like nothing that was taken or lies in OUT, so that no entry's name can be in another's way.
std::string new_name(const Guard& guard, const std::string& entry) {
    std::set<std::string> others{"heartbeat.json", "watch.json"};
    std::error_code error;
    fs::directory_iterator at(guard.out, error);
    for (const auto end = fs::end(at); !error && at != end; at.increment(error)) {
        others.insert(at->path().filename().string());
    }
    for (const auto& [key, taken] : guard.taken) {
        others.insert(taken.name);
    }
    std::vector<std::string> names(others.begin(), others.end());
    names.push_back(safe_name(display_name(entry), "收件"));
    return distinct_names(names).back();
}

RunEnd run_into(Guard& guard, const Drop& drop, const Taken& taken) {
    const fs::path folder = guard.out / taken.name;
    std::error_code error;
    fs::create_directory(folder, error);
    if (error) {
        return {Exit::machine, "无法建立文件夹“" + taken.name + "”：" + error.message()};
    }
    fs::permissions(folder, fs::perms::owner_all, error);
    const Options options =
        options_of_run(guard, drop, folder / std::to_string(taken.runs + 1));
    return run_apart(options, [&] { beat(guard, key_of_entry(drop.name)); });
}

void take(Guard& guard, const Drop& drop) {
    const Taken* earlier = find_taken(guard, drop);
    Taken taken = earlier == nullptr ? Taken{} : *earlier;
    if (taken.name.empty()) {
        taken.name = new_name(guard, drop.name);
    }
    log_line("收件 " + key_of_entry(drop.name) + "：开始处理");
    guard.beat = {};
    const RunEnd end = run_into(guard, drop, taken);
    guard.beat = {};
    record(guard, drop, std::move(taken), end);
}

// Whether something is left that was not taken as it is.
bool look(Guard& guard) {
    bool waiting = false;
    for (const Drop& drop : drops_in(guard.options.inputs.front())) {
        if (interrupted()) {
            return true;
        }
        if (is_taken(guard, drop)) {
            continue;
        }
        if (is_due(guard, drop)) {
            take(guard, drop);
        }
        waiting = waiting || !is_taken(guard, drop);
        beat(guard, "");
    }
    beat(guard, "");
    return waiting;
}

void rest(std::chrono::seconds time) {
    const Clock::time_point end = Clock::now() + time;
    while (!interrupted() && Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

} // namespace

int watch(const Options& options) {
    const fs::path out = fs::absolute(options.out).lexically_normal();
    std::error_code error;
    fs::create_directories(out, error);
    if (error) {
        throw SystemError("无法建立输出文件夹“" + out.string() + "”：" + error.message());
    }
    fs::permissions(out, fs::perms::owner_all, error);
    const int lock = take_lock(out / ".watch.lock",
                               "另一个守候进程正在使用“" + out.string() + "”，请先结束它");
    Guard guard{options, out, load_record(out / "watch.json"), {}, {}, {}};
    for (auto& [key, taken] : guard.taken) {
        if (!taken.reason.empty()) { // the fault may have been the machine's
            taken.fingerprint.clear();
        }
    }
    while (!interrupted() && (look(guard) || !options.once)) {
        rest(std::chrono::seconds(options.poll));
    }
    ::close(lock);
    return !options.once ? Exit::done : interrupted() ? Exit::interrupt : guard.status;
}

} // namespace intake
