// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"

namespace bw::store {

namespace {

using namespace std::string_view_literals;

constexpr int months13 = 396;
/// A month's cell stays until the last of its days has left, so that it is whole while one of them is there.
constexpr int monthLife = months13 + 62;

constexpr std::array volumeLevels { CubeLevel { 5, 14 }, CubeLevel { 15, months13 }, CubeLevel { hourLevel, months13 }, CubeLevel { dayLevel, 0 } };
constexpr std::array streamLevels { CubeLevel { hourLevel, months13 }, CubeLevel { dayLevel, 0 }, CubeLevel { monthLevel, 0 } };
constexpr std::array keyedLevels { CubeLevel { hourLevel, 90 }, CubeLevel { dayLevel, months13 }, CubeLevel { monthLevel, monthLife } };
constexpr std::array quarterLevels { CubeLevel { hourLevel, 90 }, CubeLevel { dayLevel, months13 } };
constexpr std::array dayLevels { CubeLevel { dayLevel, months13 } };

constexpr std::array outcomes { "accepted"sv, "recipients"sv, "delivered"sv, "deferred"sv, "bounced"sv, "expired"sv, "discarded"sv, "rejected"sv };
constexpr std::array destinationValues { "messages"sv, "recipients"sv, "delivered"sv, "deferred"sv, "bounced"sv, "expired"sv, "discarded"sv, "rejected"sv };
constexpr std::array loginValues { "ok"sv, "failed"sv, "refused"sv, "outages"sv };
constexpr std::array sessionValues { "sessions"sv };
constexpr std::array mailAuthValues { "messages"sv };
constexpr std::array refusalValues { "recipients"sv };

constexpr std::array streamKeys { CubeKey { "stream", "0", false } };
constexpr std::array destinationKeys { CubeKey { "domain", "0", true }, CubeKey { "reply", "0", false } };
constexpr std::array loginKeys { CubeKey { "login", "-1", true }, CubeKey { "network", "x''", false }, CubeKey { "service", "", false }, CubeKey { "mechanism", "", false } };
constexpr std::array sessionKeys { CubeKey { "direction", "", false }, CubeKey { "service", "", false }, CubeKey { "tls", "", false }, CubeKey { "mechanism", "", false } };
constexpr std::array mailAuthKeys { CubeKey { "domain", "0", true }, CubeKey { "address", "x''", false }, CubeKey { "checked", "", false }, CubeKey { "result", "", false }, CubeKey { "selector", "0", true } };
constexpr std::array refusalKeys { CubeKey { "domain", "0", true }, CubeKey { "receiver", "0", true }, CubeKey { "reply_class", "", false } };

const std::array all {
    Cube { "volume_cell", volumeLevels, {}, outcomes, 0, {}, {} },
    Cube { "stream_cell", streamLevels, streamKeys, outcomes, 500, "accepted + delivered + deferred + bounced + expired + discarded + rejected", {} },
    Cube { "destination_cell", keyedLevels, destinationKeys, destinationValues, 200, "recipients + deferred + rejected", {} },
    Cube { "login_cell", keyedLevels, loginKeys, loginValues, 500, "ok + failed + refused + outages", "ok > 0" },
    Cube { "session_cell", quarterLevels, sessionKeys, sessionValues, 0, {}, {} },
    Cube { "mailauth_cell", dayLevels, mailAuthKeys, mailAuthValues, 0, {}, {} },
    Cube { "refusal_cell", dayLevels, refusalKeys, refusalValues, 0, {}, {} },
};

} // namespace

std::span<const Cube> cubes()
{
    return all;
}

std::span<const CubeLevel> levelsOf(std::string_view table)
{
    for (const Cube &cube : all)
        if (cube.table == table)
            return cube.levels;
    return {};
}

} // namespace bw::store
