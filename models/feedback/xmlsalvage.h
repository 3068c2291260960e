// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feedback/aggregatebuilder.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace bw::feedback {

/// What a tag begins or ends in a report that is read in pieces.
enum class Part : std::uint8_t { Other, Feedback, Metadata, Published, Record };
[[nodiscard]] Part partOf(std::string_view localName);

/// The text of markup that is broken in small ways mended: characters that XML reserves are written as such, tags of an XML
/// schema left out.
[[nodiscard]] std::string repaired(std::string_view markup, Deviations &deviations);

/// The values of a report's head or policy, each for itself, as a block that is well-formed; of one tag of each a byte or two may be wrong.
/// A value whose ends are not sure is left out.
[[nodiscard]] std::string intactFields(Part part, std::string_view block);

/// Reads the rest of a report whose markup broke: cuts it into records and the like by their tags alone, and has each parsed
/// for itself. Bytes are looked at a few times at most, whatever stands in them. One thread.
class XmlSalvage final
{
public:
    /// Parses one element as a document of its own. False: it is not well-formed.
    using ParseBlock = std::function<bool(std::string_view)>;

    XmlSalvage(AggregateBuilder &builder, ParseBlock parse)
        : m_builder(builder)
        , m_parse(std::move(parse))
    {
    }
    /// \p reason, \p where: why it began, for what turns out to be lost.
    void begin(QString reason, QString where);
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    void take(std::string_view text, bool isLast);

private:
    struct Mark
    {
        std::size_t at = 0, end = 0; ///< from < to behind >
        Part part = Part::Other;
        bool isEnd = false, isEmpty = false;
    };
    [[nodiscard]] bool nextMark(bool isLast, Mark &mark);
    void takeMark(const Mark &mark);
    void readOutside(std::size_t until);
    void readBlock(std::string_view block);
    void lose(Deviation why = Deviation::MalformedMarkup);
    /// Of a head or a policy that is lost as a whole: its values one by one, so that the report is known again by them.
    void readFields(Part part, std::string_view block);

    AggregateBuilder &m_builder;
    ParseBlock m_parse;
    bool m_hasBegun = false;
    QString m_reason, m_where;
    std::string m_text; ///< from the open block on, or what was not looked at
    std::size_t m_scan = 0; ///< looked at up to here
    Part m_open = Part::Other; ///< the block that began
    std::size_t m_openAt = 0;
    bool m_isEndAwaited = false; ///< of a block that was too large
    std::size_t m_outside = 0; ///< where what belongs to no block begins
};

} // namespace bw::feedback
