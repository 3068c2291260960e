// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bw::mailauth {

/// The public suffix of a domain and one label before it ("example.co.uk"), by the newer of libpsl's own list and the system's; the domain
/// itself where it is a suffix. A-labels in small letters, without the last dot. Any thread.
[[nodiscard]] std::string registrableDomain(std::string_view domain);

} // namespace bw::mailauth
