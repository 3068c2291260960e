// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/limits.h"
#include "models/core/result.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What IMAP says (RFC 9051, RFC 3501), as far as a mailbox of reports needs it. Bytes of a stranger; no I/O; any thread.
namespace bw::transport::imap {

/// One response: its text without the last line end; "{17}" and a line end stand in it where the literals belong.
struct Response
{
    std::string text;
    std::vector<std::string> literals;
};

/// Cuts what a server sends into responses, by its lengths: nothing that stands in a message is taken for a response.
class Cutter final
{
public:
    /// \p mostLiteral: of all literals of one response.
    explicit Cutter(std::size_t mostLiteral, std::size_t mostText = core::limits::imapTextBytes)
        : m_mostLiteral(mostLiteral)
        , m_mostText(mostText)
    {
    }
    void setMostLiteral(std::size_t bytes) { m_mostLiteral = bytes; }
    void setMostText(std::size_t bytes) { m_mostText = bytes; }
    /// Takes bytes until a response is whole: then takeWhole() has it, and what is left is given again.
    /// \return how many it took. TooLarge: more than was asked for; nothing further can be read.
    core::Result<std::size_t> take(std::string_view bytes);
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] Response takeWhole();

private:
    core::Done endLine();

    std::size_t m_mostLiteral, m_mostText;
    std::size_t m_lineBegin = 0; ///< in the text
    std::size_t m_literalLeft = 0, m_literalBytes = 0;
    bool m_isWhole = false;
    Response m_response;
};

/// "a7 OK [READ-ONLY] done", "* BAD …", "* OK [UIDVALIDITY 3] …".
struct Status
{
    std::string_view tag; ///< "*" where it answers nothing
    enum class Word : std::uint8_t { Ok, No, Bad, Bye, Preauth } word = Word::Bad;
    std::string_view code; ///< what stands in brackets, without them
    std::string_view text;
};
[[nodiscard]] std::optional<Status> statusOf(std::string_view text);
/// "UIDVALIDITY 17" by "UIDVALIDITY"; none: it is another code, or no number of 32 bits.
[[nodiscard]] std::optional<std::uint32_t> numberOf(std::string_view code, std::string_view name);
[[nodiscard]] bool isWord(std::string_view a, std::string_view b); ///< letters of ASCII, in any case
/// Of "* 23 EXISTS": 23.
[[nodiscard]] std::optional<std::uint32_t> existsOf(std::string_view text);
/// Of "* CAPABILITY …": has it this one?
[[nodiscard]] std::optional<std::string_view> capabilitiesOf(std::string_view text);
[[nodiscard]] bool hasWord(std::string_view words, std::string_view word);

/// Of "* SEARCH 2 5 9": the numbers. Any order.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> searchedOf(std::string_view text);

/// What "* n FETCH (…)" says of a message; what it does not say is empty. Items in any order, and others between them.
struct Fetched
{
    std::optional<std::uint32_t> uid;
    std::optional<std::uint32_t> size; ///< of one that 32 bits do not hold: the largest that they do; NIL, or below zero: none
    std::optional<std::string> body; ///< of BODY[] or BODY[]<n>; NIL: none
    std::uint32_t origin = 0; ///< n
};
[[nodiscard]] std::optional<Fetched> fetchedOf(Response &&response);

/// A folder's name in quotes, in the server's own UTF-7 (RFC 3501, 5.1.3).
[[nodiscard]] std::string folderWord(const QString &name);
/// "3:5,9" of sorted numbers.
[[nodiscard]] std::string setOf(const std::vector<std::uint32_t> &numbers);

} // namespace bw::transport::imap
