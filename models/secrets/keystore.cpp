// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keystore.h"

#include <algorithm>

namespace bw::secrets {

bool isStoreId(const QString &storeId)
{
    return !storeId.isEmpty() && storeId.size() <= 64 && std::all_of(storeId.begin(), storeId.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
    });
}

bool sameBytes(const core::Secret &a, const core::Secret &b)
{
    return std::ranges::equal(a.bytes(), b.bytes());
}

} // namespace bw::secrets
