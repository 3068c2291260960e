// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/bytesource.h"

#include <memory>

namespace bw::archive {

/// Unpacks gzip (RFC 1952), all members of it, and holds each against its CRC and length, which libarchive does not. Zeros behind
/// the last member are padding. A Problem is Malformed, with a reason alone, and comes behind all bytes before it.
class GzipSource final : public ByteSource
{
public:
    /// \p packed must outlive this.
    explicit GzipSource(ByteSource &packed);
    ~GzipSource() override;
    core::Result<std::size_t> read(char *into, std::size_t size) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::archive
