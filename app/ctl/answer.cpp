// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"

#include "models/core/csv.h"
#include "models/core/printable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <functional>

namespace bw::ctl {

namespace {

/// What most values are, without a document for each; else nothing.
QByteArray plainJson(const QJsonValue &value)
{
    constexpr double largest = 1e15;
    if (value.isNull())
        return "null";
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool isWhole = number > -largest && number < largest && number == double(qint64(number)) && number != 0;
        return isWhole ? QByteArray::number(qint64(number)) : QByteArray();
    }
    if (!value.isString())
        return {};
    const QString text = value.toString();
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\'; });
    return isPlain ? '"' + text.toLatin1() + '"' : QByteArray();
}

QByteArray jsonOf(const QJsonValue &value)
{
    if (QByteArray plain = plainJson(value); !plain.isEmpty())
        return plain;
    const QByteArray list = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QStringList keysInOrder(const QJsonObject &row, const QStringList &columns)
{
    QStringList keys;
    for (const auto &column : columns)
        if (row.contains(column))
            keys.append(column);
    for (auto it = row.begin(); it != row.end(); ++it)
        if (!columns.contains(it.key()))
            keys.append(it.key());
    return keys;
}

QByteArray jsonRow(const QJsonObject &row, const QStringList &columns)
{
    QByteArray out = "{";
    for (const auto &key : keysInOrder(row, columns)) {
        if (out.size() > 1)
            out += ',';
        out += jsonOf(key) + ':' + jsonOf(row.value(key));
    }
    return out + '}';
}

/// JSON stays the same value, and all of it can be shown: what is not printable stands as \uXXXX (RFC 8259, 7). Outside of strings
/// there is nothing beyond ASCII, and controls below it are escaped already.
QByteArray shownJson(const QByteArray &json)
{
    if (std::all_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x7f; }))
        return json;
    QByteArray shown;
    for (const char32_t c : QString::fromUtf8(json).toUcs4())
        shown += c < 0x7f ? QByteArray(1, static_cast<char>(c)) : core::isUnprintable(c) ? core::jsonEscape(c) : QString::fromUcs4(&c, 1).toUtf8();
    return shown;
}

constexpr qsizetype pieceBytes = 64 * 1024;

/// Collects what is written to pieces of a sensible size.
class Pieces final
{
public:
    Pieces(bool isJson, const std::function<void(const QByteArray &)> &give)
        : m_give(give)
        , m_isJson(isJson)
    {
        m_piece.reserve(2 * pieceBytes);
    }
    ~Pieces() { flush(); }
    Pieces(const Pieces &) = delete;
    Pieces &operator=(const Pieces &) = delete;

    Pieces &operator+=(const QByteArray &bytes)
    {
        m_piece += bytes;
        if (m_piece.size() >= pieceBytes)
            flush();
        return *this;
    }

private:
    void flush()
    {
        if (!m_piece.isEmpty())
            m_give(m_isJson ? shownJson(m_piece) : m_piece); // whole values: no letter is cut
        m_piece.resize(0); // its room stays
    }
    const std::function<void(const QByteArray &)> &m_give;
    QByteArray m_piece;
    bool m_isJson;
};

void writeJson(const Answer &answer, Pieces &out)
{
    if (answer.isBare && !answer.sections.isEmpty()) {
        out += jsonRow(answer.sections.front().row(0), answer.sections.front().columns) + '\n';
        return;
    }
    QByteArray between = "{";
    for (const auto &section : answer.sections) {
        out += between + jsonOf(section.name) + ':';
        between = ",";
        if (section.isObject) {
            out += jsonRow(section.row(0), section.columns);
            continue;
        }
        out += "[";
        for (qsizetype i = 0; i < section.size(); ++i)
            out += (i ? ",\n" : "") + jsonRow(section.row(i), section.columns);
        out += "]";
    }
    out += answer.sections.isEmpty() ? "{}\n" : "}\n";
}

void writeJsonLines(const Answer &answer, Pieces &out)
{
    for (const auto &section : answer.sections) {
        if (section.isObject && !answer.isBare) {
            out += '{' + jsonOf(section.name) + ':' + jsonRow(section.row(0), section.columns) + "}\n";
            continue;
        }
        for (qsizetype i = 0; i < section.size(); ++i)
            out += jsonRow(section.row(i), section.columns) + '\n';
    }
}

/// How null reads in a table: some keys have nothing to say ("error"), all others were not heard.
QString wordOfNull(const QString &key)
{
    static const QStringList nothing { QStringLiteral("after"), QStringLiteral("before"), QStringLiteral("days_right_from"), QStringLiteral("default"), QStringLiteral("error"),
        QStringLiteral("from"), QStringLiteral("line"), QStringLiteral("password_file"), QStringLiteral("problem"), QStringLiteral("queue_error"), QStringLiteral("quiet"), QStringLiteral("script"),
        QStringLiteral("snapshot_id"), QStringLiteral("user") };
    return nothing.contains(key) ? QStringLiteral("none") : QStringLiteral("unknown");
}

QString textOf(const QJsonValue &value, const QString &ofNull)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return ofNull;
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double: {
        const double number = value.toDouble();
        return number == double(qint64(number)) ? QString::number(value.toInteger()) : QString::number(number, 'g', 6);
    }
    default:
        return QString::fromUtf8(jsonOf(value));
    }
}

/// All columns that occur, in order.
QStringList columnsOf(const Section &section)
{
    QStringList columns = section.columns;
    QList<bool> isUsed(columns.size(), section.size() == 0);
    for (qsizetype i = 0; i < section.size(); ++i) {
        const QJsonObject row = section.row(i);
        for (auto it = row.begin(); it != row.end(); ++it) {
            qsizetype at = columns.indexOf(it.key());
            if (at < 0) {
                at = columns.size();
                columns.append(it.key());
                isUsed.append(true);
            }
            isUsed[at] = true;
        }
    }
    QStringList used;
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (isUsed.at(i))
            used.append(columns.at(i));
    return used;
}

QString csvField(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return core::csv::truth(value.toBool());
    case QJsonValue::Double:
        return core::csv::number(value.toDouble());
    case QJsonValue::String:
        return core::csv::text(core::printable(value.toString(), true));
    default:
        return core::csv::field(core::printable(textOf(value, {}), true));
    }
}

QByteArray csvLine(const QJsonObject &row, const QStringList &columns)
{
    QStringList fields;
    for (const auto &column : columns)
        fields.append(csvField(row.value(column)));
    return core::csv::line(fields);
}

/// The totals' row: "Total" in the first column that is no figure of it.
QJsonObject totalRow(const Section &totals, QStringList &columns)
{
    QJsonObject row = totals.rows.value(0);
    if (columns.isEmpty() || row.contains(columns.front()))
        columns.prepend(QStringLiteral(" "));
    row.insert(columns.front(), QStringLiteral("Total"));
    return row;
}

const Section *totalsOf(const Answer &answer)
{
    for (const auto &section : answer.sections)
        if (section.isObject && section.name == QLatin1String("totals"))
            return &section;
    return nullptr;
}

void writeCsv(const Answer &answer, Pieces &out)
{
    if (answer.sections.isEmpty())
        return;
    const auto &table = answer.sections.front();
    QStringList columns = columnsOf(table);
    QJsonObject total;
    if (const auto *totals = totalsOf(answer)) {
        for (const auto &key : keysInOrder(totals->rows.value(0), table.columns))
            if (!columns.contains(key))
                columns.append(key);
        total = totalRow(*totals, columns);
    }
    QStringList head;
    for (const auto &column : columns)
        head.append(core::csv::field(core::printable(column.trimmed())));
    out += core::csv::line(head);
    for (qsizetype i = 0; i < table.size(); ++i)
        out += csvLine(table.row(i), columns);
    if (!total.isEmpty())
        out += csvLine(total, columns);
}

/// A value as the lines of its cell. Only a text has several: what a stranger wrote elsewhere must not look like another row.
QStringList cellOf(const QJsonValue &value, const QString &key, bool isText)
{
    QStringList lines = core::printable(textOf(value, wordOfNull(key)), isText).split(u'\n');
    while (lines.size() > 1 && lines.last().isEmpty())
        lines.removeLast();
    if (isText)
        for (QString &line : lines)
            line = line.replace(u'\t', QStringLiteral("        ")).remove(u'\r');
    return lines;
}

QByteArray lineOf(const QStringList &cells, const QList<qsizetype> &widths, const QList<bool> &isRight)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i)
            text += QStringLiteral("  ");
        text += isRight[i] ? cells[i].rightJustified(widths[i]) : cells[i].leftJustified(widths[i]);
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text.toUtf8() + '\n';
}

/// \p isText: has the value of this row and column several lines?
QByteArray table(const QList<QJsonObject> &rows, const QStringList &columns, const std::function<bool(const QJsonObject &row, const QString &column)> &isText)
{
    QList<QList<QStringList>> cells; // row, column, line
    QList<qsizetype> widths;
    QList<bool> isRight;
    for (const auto &column : columns) {
        widths.append(column.size());
        isRight.append(!rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [&](const QJsonObject &row) {
            const auto value = row.value(column);
            return value.isDouble() || value.isNull() || value.isUndefined();
        }));
    }
    for (const auto &row : rows) {
        QList<QStringList> line;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            line.append(cellOf(row.value(columns[i]), columns[i], isText(row, columns[i])));
            for (const QString &part : line.last())
                widths[i] = std::max(widths[i], part.size());
        }
        cells.append(line);
    }
    QByteArray out = lineOf(columns, widths, isRight);
    for (const auto &row : cells) {
        qsizetype height = 1;
        for (const auto &cell : row)
            height = std::max(height, cell.size());
        for (qsizetype i = 0; i < height; ++i) {
            QStringList parts;
            for (const auto &cell : row)
                parts.append(cell.value(i));
            out += lineOf(parts, widths, isRight);
        }
    }
    return out;
}

QByteArray tables(const Answer &answer)
{
    QByteArray out;
    const auto *totals = totalsOf(answer);
    for (qsizetype i = 0; i < answer.sections.size(); ++i) {
        const auto &section = answer.sections[i];
        if (&section == totals && i > 0)
            continue;
        if (i > 0)
            out += '\n' + section.name.toUtf8() + '\n';
        QStringList columns = columnsOf(section);
        if (section.isObject) {
            QList<QJsonObject> lines;
            const auto object = section.rows.value(0);
            for (const auto &key : keysInOrder(object, section.columns))
                lines.append({ { QStringLiteral("name"), key }, { QStringLiteral("value"), textOf(object.value(key), wordOfNull(key)) } });
            out += table(lines, { QStringLiteral("name"), QStringLiteral("value") },
                [&section](const QJsonObject &row, const QString &column) { return column == QLatin1String("value") && section.texts.contains(row.value(QStringLiteral("name")).toString()); });
            continue;
        }
        QList<QJsonObject> rows;
        for (qsizetype at = 0; at < section.size(); ++at)
            rows.append(section.row(at));
        if (i == 0 && totals) {
            for (const auto &key : keysInOrder(totals->rows.value(0), section.columns))
                if (!columns.contains(key))
                    columns.append(key);
            rows.append(totalRow(*totals, columns));
        }
        out += table(rows, columns, [&section](const QJsonObject &, const QString &column) { return section.texts.contains(column); });
    }
    return out;
}

} // namespace

QList<Section> notesSection(const QStringList &notes)
{
    if (notes.isEmpty())
        return {};
    Section section { QStringLiteral("partial"), { QStringLiteral("why") }, {}, false };
    for (const QString &note : notes)
        section.rows.append(QJsonObject { { QStringLiteral("why"), note } });
    return { section };
}

void write(const Answer &answer, Format format, const std::function<void(const QByteArray &)> &give)
{
    Pieces out(format == Format::Json || format == Format::JsonLines, give);
    switch (format) {
    case Format::Table:
        out += tables(answer);
        break;
    case Format::Json:
        writeJson(answer, out);
        break;
    case Format::JsonLines:
        writeJsonLines(answer, out);
        break;
    case Format::Csv:
        writeCsv(answer, out);
        break;
    }
}

} // namespace bw::ctl
