// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/store/reader.h"
#include "models/store/store.h"

#include <QHash>

namespace bw::store {

/// What the reverse zone says of an address, and since when that is known.
struct ReverseName
{
    QString name; ///< whose addresses lead back to it (RFC 8601, 2.7.3: iprev); empty: there is none
    core::UtcMicros asked = 0;
    bool operator==(const ReverseName &) const = default;
};
using ReverseNames = QHash<QString, ReverseName>; ///< by address, as MailAuthSource::source

inline constexpr qsizetype mostReverseNames = 2'000;
inline constexpr int firstSchemaWithReverseNames = 8; ///< older stores are read without

/// Those that were looked up once; nothing asks the DNS. Blocks. The reader remembers a failure.
[[nodiscard]] ReverseNames readReverseNames(Reader &reader);
/// Beside those that are there, of which the oldest go where they are too many. Blocks. ReadOnly stores refuse.
core::Done keepReverseNames(const Store &store, const ReverseNames &found);

} // namespace bw::store
