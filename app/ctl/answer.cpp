// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"

#include "models/core/csv.h"
#include "models/core/printable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace Qt::StringLiterals;

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
        if (std::abs(number) > 1e-9 && std::abs(number) < 1) // QJsonDocument writes 1e-04
            return QByteArray::number(number, 'f', QLocale::FloatingPointShortest);
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
    QByteArray between = "{";
    for (const auto &section : answer.sections) {
        if (answer.isBare && &section == &answer.sections.front()) { // its keys stand beside the other sections
            const QByteArray row = jsonRow(section.row(0), section.columns);
            out += row.chopped(1);
            between = row.size() > 2 ? "," : "";
            continue;
        }
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

/// How null reads in a table: a figure was not heard or is not kept, all else is not there.
QString wordOfNull(const QString &key, const QStringList &notAsked = {})
{
    static const QStringList figures { u"accepted"_s, u"messages"_s, u"recipients"_s, u"delivered"_s, u"deferred"_s, u"deferred_recipients"_s, u"bounced"_s, u"expired"_s,
        u"discarded"_s, u"rejected"_s, u"held"_s, u"deleted"_s, u"ok"_s, u"failed"_s, u"refused"_s, u"outages"_s, u"users"_s, u"sources"_s, u"tries"_s, u"repeats"_s,
        u"clock_offset"_s, u"spf_aligned"_s, u"spf_pass"_s, u"spf_fail"_s, u"dkim_aligned"_s, u"dkim_pass"_s, u"dkim_fail"_s, u"dmarc_pass"_s, u"dmarc_fail"_s, u"score"_s, u"none"_s, u"quarantine"_s,
        u"reject"_s };
    return notAsked.contains(key) ? u"-"_s : figures.contains(key) ? u"unknown"_s : u"none"_s;
}

/// A share as people read it, rounded as the window and sentences do; but what is not whole never says 100 %, and what is there never 0.
QString percent(double share)
{
    constexpr double tenths = 1000, almostWhole = 99.9;
    const double rounded = std::round(share * tenths) / 10;
    if (share > 0 && rounded < 0.1)
        return u"< 0.1 %"_s;
    const double shown = share < 1 - 1e-9 ? std::min(rounded, almostWhole) : rounded;
    return QString::number(shown, 'f', shown == 100 || shown == 0 ? 0 : 1) + u" %"_s;
}

bool isShare(const QString &key)
{
    return key == "coverage"_L1 || key == "heard"_L1 || key == "share"_L1 || key.endsWith("_share"_L1);
}

QString wordsOf(const QJsonValue &value, const QString &ofNull);

QString shownOf(const QString &key, const QJsonValue &value, const QStringList &notAsked = {})
{
    return value.isDouble() && isShare(key) ? percent(value.toDouble()) : wordsOf(value, wordOfNull(key, notAsked));
}

QString textOf(const QJsonValue &value, const QString &ofNull)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return ofNull;
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::Bool:
        return value.toBool() ? u"yes"_s : u"no"_s;
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

/// For people: "a, b" for a list, "tries 4, users 2" for an object; of a span of time, "… to …".
QString wordsOf(const QJsonValue &value, const QString &ofNull)
{
    QStringList parts;
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const auto &one : list)
            parts.append(wordsOf(one, ofNull));
        return parts.join(!list.isEmpty() && list.first().isObject() ? u"; "_s : u", "_s);
    }
    if (!value.isObject())
        return textOf(value, ofNull);
    const QJsonObject object = value.toObject();
    if (object.size() == 2 && object.contains(u"from"_s) && object.contains(u"to"_s))
        return textOf(object.value(u"from"_s), ofNull) + u" to "_s + textOf(object.value(u"to"_s), ofNull);
    for (auto it = object.begin(); it != object.end(); ++it)
        parts.append(it.key() + u' ' + wordsOf(it.value(), ofNull));
    return parts.join(u", "_s);
}

/// "counts.tries" is a key within an object.
QJsonValue valueAt(const QJsonObject &row, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    return dot < 0 || row.contains(path) ? row.value(path) : row.value(path.left(dot)).toObject().value(path.mid(dot + 1));
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
        columns.prepend(u" "_s);
    row.insert(columns.front(), u"Total"_s);
    return row;
}

const Section *totalsOf(const Answer &answer)
{
    for (const auto &section : answer.sections)
        if (section.isObject && section.name == "totals"_L1)
            return &section;
    return nullptr;
}

void writeCsv(const Answer &answer, Pieces &out)
{
    if (answer.sections.isEmpty())
        return;
    const auto &table = answer.sections.front();
    const QStringList columns = columnsOf(table);
    QStringList head;
    for (const auto &column : columns)
        head.append(core::csv::field(core::printable(column)));
    out += core::csv::line(head);
    for (qsizetype i = 0; i < table.size(); ++i)
        out += csvLine(table.row(i), columns);
}

/// A value as the lines of its cell. Only a text has several: what a stranger wrote elsewhere must not look like another row.
QStringList cellOf(const QJsonValue &value, const QString &key, bool isText, const QStringList &notAsked)
{
    QStringList lines = core::printable(shownOf(key, value, notAsked), isText).split(u'\n');
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

/// \p isText: has the value of this row and column several lines? \p hasHead: does a line name the columns?
QByteArray table(const QList<QJsonObject> &rows, const QStringList &columns, const std::function<bool(const QJsonObject &row, const QString &column)> &isText,
    const QStringList &notAsked = {}, bool hasHead = true)
{
    QStringList heads;
    for (const auto &column : columns)
        heads.append(column.endsWith(".text"_L1) ? column.section(u'.', 0, 0) : column.section(u'.', -1));
    QList<QList<QStringList>> cells; // row, column, line
    QList<qsizetype> widths;
    QList<bool> isRight;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        widths.append(hasHead ? heads[i].size() : 0);
        isRight.append(!rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [&](const QJsonObject &row) {
            const auto value = valueAt(row, columns[i]);
            return value.isDouble() || value.isNull() || value.isUndefined();
        }));
    }
    for (const auto &row : rows) {
        QList<QStringList> line;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            line.append(cellOf(valueAt(row, columns[i]), heads[i], isText(row, columns[i]), notAsked));
            for (const QString &part : line.last())
                widths[i] = std::max(widths[i], part.size());
        }
        cells.append(line);
    }
    QByteArray out = hasHead ? lineOf(heads, widths, isRight) : QByteArray();
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
        QStringList columns = section.shown.isEmpty() ? columnsOf(section) : section.shown;
        if (section.isObject) {
            QList<QJsonObject> lines;
            const auto object = section.rows.value(0);
            for (const auto &key : keysInOrder(object, section.columns))
                lines.append({ { QStringLiteral("name"), key }, { QStringLiteral("value"), shownOf(key, object.value(key)) } });
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
        const bool areSentences = i > 0 && columns.size() == 1; // "partial", "notes": the name above says it
        out += table(rows, columns, [&section](const QJsonObject &, const QString &column) { return section.texts.contains(column); }, section.notAsked, !areSentences);
    }
    return out;
}

QList<Section> sentences(const QString &name, const QString &key, const QStringList &texts)
{
    if (texts.isEmpty())
        return {};
    Section section { name, { key }, {}, false };
    for (const QString &text : texts)
        section.rows.append(QJsonObject { { key, text } });
    return { section };
}

} // namespace

QList<Section> partialSection(const QStringList &why)
{
    return sentences(u"partial"_s, u"why"_s, why);
}

QList<Section> notesSection(const QStringList &notes)
{
    return sentences(u"notes"_s, u"note"_s, notes);
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
