// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/feedback/feedbackdetails.h"
#include "models/store/reader.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <string_view>

/// Inside models/store only.
namespace bw::store {

[[nodiscard]] inline QString textOfBytes(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// Names that receivers wrote, by their ids, each asked for once. One question long.
class FeedbackNames final
{
public:
    explicit FeedbackNames(Reader &reader)
        : m_reader(reader)
    {
    }
    QString operator()(std::int64_t id)
    {
        if (id == 0)
            return {};
        if (const auto found = m_known.constFind(id); found != m_known.constEnd())
            return *found;
        if (m_known.size() >= mostKept)
            m_known.clear();
        Rows rows = m_reader.rows("SELECT text FROM feedback_text WHERE id = ?", id);
        const QString text = rows.next() ? textOfBytes(rows.bytes(0)) : QString();
        m_known.insert(id, text);
        return text;
    }
    QStringList lines(std::int64_t id) { return (*this)(id).split(u'\n', Qt::SkipEmptyParts); }

private:
    static constexpr qsizetype mostKept = 200'000;
    Reader &m_reader;
    QHash<std::int64_t, QString> m_known;
};

/// Rows of a DMARC report from \p first to \p last.
[[nodiscard]] QList<DmarcRecordRow> readDmarcRecords(Reader &reader, FeedbackNames &names, std::int64_t report, std::int64_t first, std::int64_t last);

} // namespace bw::store
