// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/answer.h"

#include "models/core/csv.h"
#include "models/core/printable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace bw::ctl {

namespace {

QByteArray jsonOf(const QJsonValue &value)
{
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

QByteArray json(const Answer &answer)
{
    if (answer.isBare && !answer.sections.isEmpty())
        return jsonRow(answer.sections.front().rows.value(0), answer.sections.front().columns) + '\n';
    QByteArray out = "{";
    for (const auto &section : answer.sections) {
        if (out.size() > 1)
            out += ',';
        out += jsonOf(section.name) + ':';
        if (section.isObject) {
            out += jsonRow(section.rows.value(0), section.columns);
            continue;
        }
        out += '[';
        for (qsizetype i = 0; i < section.rows.size(); ++i)
            out += (i ? ",\n" : "") + jsonRow(section.rows[i], section.columns);
        out += ']';
    }
    return out + "}\n";
}

QByteArray jsonLines(const Answer &answer)
{
    QByteArray out;
    for (const auto &section : answer.sections) {
        if (section.isObject && !answer.isBare) {
            out += '{' + jsonOf(section.name) + ':' + jsonRow(section.rows.value(0), section.columns) + "}\n";
            continue;
        }
        for (const auto &row : section.rows)
            out += jsonRow(row, section.columns) + '\n';
    }
    return out;
}

/// How null reads in a table: some keys have nothing to say ("error"), all others were not heard.
QString wordOfNull(const QString &key)
{
    static const QStringList nothing { QStringLiteral("after"), QStringLiteral("before"), QStringLiteral("days_right_from"), QStringLiteral("default"), QStringLiteral("error"),
        QStringLiteral("from"), QStringLiteral("line"), QStringLiteral("password_file"), QStringLiteral("problem"), QStringLiteral("quiet"), QStringLiteral("script"),
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
    for (const auto &row : section.rows)
        for (auto it = row.begin(); it != row.end(); ++it)
            if (!columns.contains(it.key()))
                columns.append(it.key());
    QStringList used;
    for (const auto &column : columns)
        if (section.rows.isEmpty() || std::any_of(section.rows.begin(), section.rows.end(), [&](const QJsonObject &row) { return row.contains(column); }))
            used.append(column);
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

QByteArray csv(const Answer &answer)
{
    if (answer.sections.isEmpty())
        return {};
    const auto &table = answer.sections.front();
    QStringList columns = columnsOf(table);
    QJsonObject total;
    if (const auto *totals = totalsOf(answer)) {
        for (const auto &key : keysInOrder(totals->rows.value(0), table.columns))
            if (!columns.contains(key))
                columns.append(key);
        total = totalRow(*totals, columns);
    }
    QByteArray out;
    QStringList head;
    for (const auto &column : columns)
        head.append(core::csv::field(core::printable(column.trimmed())));
    out += core::csv::line(head);
    for (const auto &row : table.rows)
        out += csvLine(row, columns);
    if (!total.isEmpty())
        out += csvLine(total, columns);
    return out;
}

QByteArray table(const QList<QJsonObject> &rows, const QStringList &columns)
{
    QList<QStringList> lines { columns };
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
        QStringList line;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            line.append(core::printable(textOf(row.value(columns[i]), wordOfNull(columns[i]))));
            widths[i] = std::max(widths[i], line.last().size());
        }
        lines.append(line);
    }
    QByteArray out;
    for (const auto &line : lines) {
        QString text;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (i)
                text += QStringLiteral("  ");
            text += isRight[i] ? line[i].rightJustified(widths[i]) : line[i].leftJustified(widths[i]);
        }
        while (text.endsWith(u' '))
            text.chop(1);
        out += text.toUtf8() + '\n';
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
            out += table(lines, { QStringLiteral("name"), QStringLiteral("value") });
            continue;
        }
        auto rows = section.rows;
        if (i == 0 && totals) {
            for (const auto &key : keysInOrder(totals->rows.value(0), section.columns))
                if (!columns.contains(key))
                    columns.append(key);
            rows.append(totalRow(*totals, columns));
        }
        out += table(rows, columns);
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

QByteArray written(const Answer &answer, Format format)
{
    switch (format) {
    case Format::Table:
        return tables(answer);
    case Format::Json:
        return shownJson(json(answer));
    case Format::JsonLines:
        return shownJson(jsonLines(answer));
    case Format::Csv:
        return csv(answer);
    }
    return {};
}

} // namespace bw::ctl
