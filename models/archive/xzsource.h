// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/bytesource.h"

#include <cstdint>
#include <memory>

namespace bw::archive {

/// xz -9 asks for 65 MiB; any block of a file may ask for more.
inline constexpr std::uint64_t xzMemory = 128ULL * 1024 * 1024;

/// Unpacks xz with a limit on memory, which libarchive leaves at 1 GiB. A Problem is Malformed or TooLarge, without
/// texts but the reason.
class XzSource final : public ByteSource
{
public:
    /// \p packed must outlive this.
    explicit XzSource(ByteSource &packed);
    ~XzSource() override;
    core::Result<std::size_t> read(char *into, std::size_t size) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::archive
