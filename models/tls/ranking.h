// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/suites.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace bw::tls {

/// Whose order decides what is chosen among things that both sides have.
enum class Order : std::uint8_t {
    Unknown, ///< not asked, not answered, or there are fewer than two
    Client,
    Server,
};

/// What a server has of a list, in its order of preference where it has one. Plain data.
struct Ranked
{
    std::vector<Code> codes; ///< by preference when the order is the server's, else as they were offered
    Order order = Order::Unknown;
    bool isWhole = false; ///< false: a question had no answer; there may be more, or the order is not sure
    bool operator==(const Ranked &) const = default;
    [[nodiscard]] bool has(Code code) const;
};

/// Finds it out by offering parts of the list, taking out what was chosen and offering the rest: one question for each that the
/// server has and one for each part. One more tells whose order it is. Where it is the server's, the parts' orders join as soon as
/// they are whole: by one question for two neighbours, and as many as a merge compares where the offered order and the server's
/// differ. Knows no connection; any number of questions may be open at a time.
class Ranking final
{
public:
    struct Question
    {
        int id = 0;
        std::vector<Code> offer;
    };

    /// \p held: only the first part is asked about, until its answer is there. No: a refusal is the answer for the others too.
    explicit Ranking(std::vector<std::vector<Code>> parts, bool isHeld = false);

    /// The next question that can be asked now.
    [[nodiscard]] std::optional<Question> next();
    /// \p chosen: of what was offered, or nothing. Something else is taken for a question without answer.
    void take(int id, std::optional<Code> chosen);
    void fail(int id); ///< no answer to be had
    void release(); ///< a held one may ask about all of its parts
    void close(); ///< nothing else is there: no more questions
    [[nodiscard]] bool isDone() const { return m_stage == Stage::Done && m_open.empty(); }
    /// At any time: what is known by now.
    [[nodiscard]] Ranked result() const;

private:
    enum class Stage : std::uint8_t { Finding, Ordering, Merging, Done };
    enum class Kind : std::uint8_t { Part, Turned, Forward, Backward, Pair };
    struct Part
    {
        std::vector<Code> left, found;
        bool isAsked = false, isDone = false;
    };
    struct Open
    {
        Kind kind = Kind::Part;
        std::size_t part = 0;
        std::vector<Code> offer;
    };
    using Run = std::vector<Code>;
    using Pair = std::pair<Code, Code>;

    Question ask(Kind kind, std::size_t part, std::vector<Code> offer);
    void advance();
    void decideOrder();
    [[nodiscard]] std::optional<Question> nextTurned();
    [[nodiscard]] std::optional<Question> nextPair();
    void endFinding();
    /// All runs as one; nothing: m_wanted says what is missing for it.
    [[nodiscard]] std::optional<Run> mergeParts();
    [[nodiscard]] std::optional<bool> isBefore(Code a, Code b);
    [[nodiscard]] std::optional<Run> merge(const Run &a, const Run &b);
    [[nodiscard]] std::optional<Run> split(const Run &a, const Run &b);
    [[nodiscard]] std::optional<Run> mergeRange(const std::vector<const Part *> &parts, std::size_t from, std::size_t to);

    std::vector<Part> m_parts;
    bool m_isHeld = false, m_isWhole = true;
    Stage m_stage = Stage::Finding;
    int m_nextId = 1;
    std::map<int, Open> m_open;
    std::vector<Code> m_sorted; ///< as found, then as merged
    Order m_order = Order::Unknown;
    bool m_isTurnedAsked = false, m_isOrderLost = false;
    int m_endsAsked = 0;
    std::optional<Code> m_forward, m_backward;
    std::map<Pair, bool> m_isBefore; ///< of pairs with the smaller number first
    std::set<Pair> m_wanted, m_asked;
};

} // namespace bw::tls
