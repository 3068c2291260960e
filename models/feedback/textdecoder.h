// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/deviations.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace bw::feedback {

/// Any bytes into UTF-8 of characters that XML 1.0 allows, streaming. The encoding is told by a byte order mark, by the first
/// bytes, or by the XML declaration. A character that is valid UTF-8 is read as that whatever is declared; any other byte
/// above ASCII as Windows-1252. So markup is never lost by a wrong label. One thread.
class TextDecoder final
{
public:
    /// \p deviations must outlive it.
    explicit TextDecoder(Deviations &deviations)
        : m_deviations(deviations)
    {
    }
    /// Appends to \p text. The first call should have the declaration whole. \p isLast: what is still held comes too.
    void take(std::string_view bytes, bool isLast, std::string &text);

private:
    enum class Form : std::uint8_t { Unknown, Bytes, Utf16Little, Utf16Big };
    std::string_view begin(std::string_view bytes);
    void readDeclaration(std::string_view head);
    void takeBytes(std::string_view bytes, bool isLast, std::string &text);
    void takeUtf16(std::string_view bytes, bool isLast, std::string &text);
    void put(char32_t c, std::string &text);

    Deviations &m_deviations;
    Form m_form = Form::Unknown;
    bool m_isDeclaredSingleByte = false;
    std::string m_held; ///< of a character that is not whole yet
};

} // namespace bw::feedback
