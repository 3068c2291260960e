// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableexport.h"

#include "models/core/csv.h"
#include "ui/common/commontr.h"
#include "ui/common/roles.h"
#include "ui/common/tableproxy.h"

#include <QAbstractItemModel>
#include <QDateTime>
#include <QHash>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

QString oneLine(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
}

bool isText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray;
}

QString csvText(const QVariant &value)
{
    return isText(value) ? core::csv::text(rawText(value)) : core::csv::field(rawText(value));
}

bool hasBounds(const QAbstractItemModel &model, int column)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, column);
        if (cell.data(BoundRole).toBool() && !cell.data(HeadingRole).toBool())
            return true;
    }
    return false;
}

/// The heads of blocks by block: what each row stands under.
QHash<QString, QString> headsOf(const QAbstractItemModel &model)
{
    QHash<QString, QString> heads;
    for (int row = 0; row < model.rowCount(); ++row)
        if (const QModelIndex cell = model.index(row, 0); cell.data(HeadingRole).toBool())
            heads.insert(cell.data(BlockRole).toString(), csvText(TableProxy::rawValue(cell)));
    return heads;
}

} // namespace

QString rawText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
        return core::csv::number(value.toDouble());
    case QMetaType::Bool:
        return core::csv::truth(value.toBool());
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    case QMetaType::QStringList:
        return value.toStringList().join(u"; "_s);
    default:
        return value.toString();
    }
}

QString toTsv(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns, bool withHeaders)
{
    QStringList lines;
    if (withHeaders) {
        QStringList names;
        for (const int column : columns)
            names << oneLine(model.headerData(column, Qt::Horizontal).toString());
        lines << names.join(u'\t');
    }
    for (const int row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells << oneLine(rawText(TableProxy::rawValue(model.index(row, column))));
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

QByteArray csvLine(const QVariantList &values)
{
    QStringList cells;
    for (const QVariant &value : values)
        cells << csvText(value);
    return core::csv::line(cells);
}

QByteArray csvNote(const QString &note)
{
    return note.isEmpty() ? QByteArray() : core::csv::line({ u"# "_s + oneLine(note) });
}

QByteArray toCsv(const QAbstractItemModel &model, const QList<int> &columns, const QString &note)
{
    QByteArray out = csvNote(note);
    QStringList names;
    QList<bool> bounds;
    const QHash<QString, QString> heads = headsOf(model);
    if (!heads.isEmpty())
        //: Header of a column in an exported file: the group that a row stands under.
        names << core::csv::field(Tr::tr("Grouped under"));
    for (const int column : columns) {
        const QString name = model.headerData(column, Qt::Horizontal).toString();
        names << core::csv::field(name);
        bounds << hasBounds(model, column);
        if (bounds.last())
            //: Header of a column in an exported file: 1 where the figure is a lower bound.
            names << core::csv::field(Tr::tr("%1, lower bound").arg(name));
    }
    out += core::csv::line(names);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        if (!heads.isEmpty()) {
            const QModelIndex first = model.index(row, 0);
            if (first.data(HeadingRole).toBool())
                continue; // its sums are those of the rows below
            cells << heads.value(first.data(BlockRole).toString());
        }
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QModelIndex cell = model.index(row, columns[i]);
            cells << csvText(TableProxy::rawValue(cell));
            if (bounds[i])
                cells << (cell.data(BoundRole).toBool() ? u"1"_s : u"0"_s);
        }
        out += core::csv::line(cells);
    }
    return out;
}

} // namespace bw::ui
