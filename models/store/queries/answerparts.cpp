// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/tr.h"

#include <algorithm>

namespace bw::store {

using core::Problem;
using core::TimeRange;
using core::UtcMicros;

namespace {

class PartsReader
{
public:
    PartsReader(const VolumeTask &task, const PartReaders &readers)
        : m_task(task)
        , m_readers(readers)
    {
    }

    /// What is kept of a part as rows; \p otherwise says why cells do not have the rest.
    void readRows(TimeRange range, const Problem &otherwise)
    {
        const UtcMicros from = std::clamp(keptFrom(), range.from, range.to);
        if (from > range.from)
            leaveOut({ range.from, from }, otherwise);
        if (from < range.to || from == range.from) {
            VolumeTask part = m_task;
            part.range = { from, range.to };
            m_readers.rows(part);
            m_isAnything = true;
        }
    }

    void readEdges(const CellPart &part)
    {
        VolumeTask edge = m_task;
        edge.isEdge = true;
        for (const TimeRange &range : part.edges) {
            edge.range = range;
            m_readers.rows(edge);
        }
        if (!part.inner.empty())
            m_readers.cells(part.inner);
        m_isAnything = true;
    }

    void read(const CellPart &part)
    {
        if (part.why)
            return readRows(part.range, *part.why);
        if (part.roundedTo != 0 && keptFrom() <= part.edges.front().from)
            return readEdges(part); // exact
        if (part.roundedTo != 0)
            note(howRounded(part));
        m_readers.cells(part.spans);
        m_isAnything = true;
    }

    core::Result<PartsRead> result()
    {
        // Another question could be answered: that is refused. What has left with time is an answer without figures.
        if (!m_isAnything && m_why && m_why->kind == core::ProblemKind::Usage)
            return core::fail(*m_why);
        return std::move(m_read);
    }

private:
    [[nodiscard]] QString howRounded(const CellPart &part) const
    {
        if (part.roundedTo < hourLevel)
            return Tr::tr("At the edges of the range whole stretches of %1 minutes are counted, in which that time is kept.").arg(part.roundedTo);
        return (part.roundedTo == hourLevel ? Tr::tr("At the edges of the range whole hours of %1 are counted, in which that time is kept.")
                                            : Tr::tr("At the edges of the range whole days of %1 are counted, in which that time is kept."))
            .arg(zoneOfCells(part));
    }

    [[nodiscard]] QString zoneOfCells(const CellPart &part) const
    {
        return QString::fromStdString(m_task.reader.store().grid("stream_cell").at(part.range.from).zone.name());
    }

    UtcMicros keptFrom()
    {
        if (!m_keptFrom)
            m_keptFrom = rowsKeptFrom(m_task);
        return *m_keptFrom;
    }

    void note(const QString &text)
    {
        if (!m_read.notes.contains(text))
            m_read.notes.append(text);
    }

    void leaveOut(TimeRange range, const Problem &why)
    {
        m_read.missing.push_back(range);
        if (!m_why)
            m_why = why;
        //: %1 and %2 are times, %3 says why, %4 what to do.
        note(Tr::tr("No figures from %1 to %2. %3. %4")
                 .arg(toRfc3339(range.from, m_task.zone), toRfc3339(range.to, m_task.zone), why.what, why.remedy));
    }

    const VolumeTask &m_task;
    const PartReaders &m_readers;
    std::optional<UtcMicros> m_keptFrom;
    std::optional<Problem> m_why;
    PartsRead m_read;
    bool m_isAnything = false;
};

} // namespace

QString foldedNote()
{
    return Tr::tr("A part of the range keeps the largest ones by name and counts the rest as “other”: what was chosen may be in it, so its figures may be too low.");
}

QString refusalsNote()
{
    return Tr::tr("Mail refused at the door is counted for no sending domain and no network. breakwaterctl trace --outcome rejected lists it, with these choices, as long as rows are kept.");
}

bool isMissing(const PartsRead &read, TimeRange range)
{
    return std::any_of(read.missing.begin(), read.missing.end(), [range](const TimeRange &one) { return one.from < range.to && range.from < one.to; });
}

core::Result<PartsRead> readParts(const VolumeTask &task, CellCube cube, bool needsRows, const QString &possible, const PartReaders &readers)
{
    PartsReader reader(task, readers);
    if (needsRows)
        reader.readRows(task.range, { .kind = core::ProblemKind::Usage, .what = Tr::tr("The rows that could answer this are no longer kept for the whole range"), .reason = {}, .where = {},
                                        .remedy = possible });
    else
        for (const CellPart &part : planCells(cube, task))
            reader.read(part);
    return reader.result();
}

} // namespace bw::store
