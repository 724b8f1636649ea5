#include "pipeline/calibration.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Calibration, LeavesWhatWasNotRecognisedAsItIs) {
    EXPECT_EQ(calibrated(State::accepted, Origin::text, Backing::unclear, 1), 1);
    EXPECT_EQ(calibrated(State::review, Origin::cell, Backing::unclear, 1), 1);
    EXPECT_EQ(calibrated(State::accepted, Origin::person, Backing::unclear, 1), 1);
    EXPECT_EQ(calibrated(State::unreadable, Origin::ocr, Backing::unclear, 0), 0);
}

TEST(Calibration, AMoreConfidentReadingNeverStatesLess) {
    for (const State state : {State::accepted, State::review}) {
        for (const Backing backing :
             {Backing::unclear, Backing::differing, Backing::alone, Backing::alike}) {
            double last = 0;
            for (int step = 0; step <= 20; ++step) {
                const double now = calibrated(state, Origin::ocr, backing, step / 20.0);
                EXPECT_GE(now, last);
                EXPECT_LE(now, 1);
                last = now;
            }
        }
    }
}

TEST(Calibration, WhatStandsBehindAReadingCounts) {
    const auto stated = [](State state, Backing backing) {
        return calibrated(state, Origin::ocr, backing, 0.7);
    };
    EXPECT_GT(stated(State::accepted, Backing::alike), stated(State::review, Backing::alike));
    EXPECT_GT(stated(State::review, Backing::alike), stated(State::review, Backing::alone));
    EXPECT_GT(stated(State::review, Backing::alone), stated(State::review, Backing::unclear));
}

TEST(Calibration, TheFieldStatesWhatItsReadingStates) {
    Reading reading;
    reading.state = State::review;
    reading.confidence = 0.8;
    reading.backing = Backing::alike;
    reading.source.origin = Origin::ocr;
    Field field;
    field.state = reading.state;
    field.source = reading.source;
    field.confidence = reading.confidence;
    field.backing = reading.backing;
    EXPECT_EQ(calibrated(field), calibrated(reading));
}

} // namespace intake
