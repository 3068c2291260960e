// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/catalogtexts.h"

#include "models/posture/tr.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

using Change = std::function<void(QString &text, TextKind kind)>;

void eachClause(QList<Clause> &clauses, const Change &change)
{
    for (Clause &clause : clauses)
        change(clause.otherwise, TextKind::Words);
}

void eachTextOf(Control &control, const Change &change)
{
    for (QString *text : { &control.title, &control.check, &control.plain, &control.why, &control.verify, &control.riskOfFix })
        change(*text, TextKind::Words);
    eachClause(control.applies, change);
    for (Way &way : control.ways) {
        eachClause(way.applies, change);
        eachClause(way.needs, change);
        eachClause(way.clauses, change);
        eachClause(way.notes, change);
        change(way.then, TextKind::Words);
    }
    for (Question &question : control.questions)
        change(question.ask, TextKind::Words);
    for (QStringList &lines : control.fix)
        for (QString &line : lines)
            change(line, TextKind::Remedy);
}

} // namespace

void eachText(Catalog &catalog, const Change &change)
{
    for (QMap<QString, QString> *titles : { &catalog.areaTitles, &catalog.mandates, &catalog.journeys })
        for (QString &title : *titles)
            change(title, TextKind::Words);
    for (QMap<QString, QString> &titles : catalog.requirements)
        for (QString &title : titles)
            change(title, TextKind::Words);
    for (Kind &kind : catalog.registry.kinds)
        change(kind.what, TextKind::Words);
    for (Control &control : catalog.controls)
        if (!control.isOwn)
            eachTextOf(control, change);
}

void translate(Catalog &catalog, const QList<ControlFile> &texts, QList<Mistake> &mistakes)
{
    QHash<QString, QString> words;
    for (const ControlFile &file : texts) {
        JsonText text(file.name, file.bytes);
        if (const JsonValue *all = text.root().find(u"texts"))
            for (const JsonMember &member : all->members)
                words.insert(member.name, member.value.text);
        else if (text.mistakes().isEmpty())
            text.complain(text.root().offset, Tr::tr("\"%1\" is needed here").arg(u"texts"_s));
        mistakes << text.mistakes();
    }
    eachText(catalog, [&words](QString &text, TextKind) {
        if (const auto it = words.constFind(text); it != words.cend() && !it->isEmpty())
            text = *it;
    });
}

} // namespace bw::posture
