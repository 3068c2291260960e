// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/catalog.h"

#include "models/posture/catalogtexts.h"
#include "models/posture/controlreader.h"
#include "models/posture/tr.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

QMap<QString, QString> titlesOf(JsonText &text, const QString &name)
{
    QMap<QString, QString> titles;
    const JsonValue *all = text.root().find(name);
    if (!all)
        text.complain(0, Tr::tr("\"%1\" is needed here").arg(name));
    for (const JsonMember &member : all ? all->members : QList<JsonMember> {}) {
        if (!member.value.isText())
            text.complain(member.value.offset, Tr::tr("a text was expected"));
        titles.insert(member.name, member.value.text);
    }
    return titles;
}

void readWords(Catalog &catalog, JsonText &text)
{
    catalog.documents = titlesOf(text, u"documents"_s);
    catalog.basis = titlesOf(text, u"basis"_s);
    catalog.frameworks = titlesOf(text, u"frameworks"_s);
    catalog.mandates = titlesOf(text, u"mandates"_s);
    catalog.journeys = titlesOf(text, u"journeys"_s);
    if (const JsonValue *areas = text.root().find(u"areas"))
        for (const JsonValue &area : areas->items)
            catalog.areas << area.text;
    for (const QString &area : std::as_const(catalog.areas))
        catalog.areaTitles.insert(area, area);
}

void readRequirements(Catalog &catalog, JsonText &text)
{
    const JsonValue *all = text.root().find(u"requirements"_s);
    for (const JsonMember &framework : all ? all->members : QList<JsonMember> {})
        for (const JsonMember &member : framework.value.members) {
            if (!member.value.isText())
                text.complain(member.value.offset, Tr::tr("a text was expected"));
            catalog.requirements[framework.name].insert(member.name, member.value.text);
        }
}

/// What a control says of others can be checked when all are there.
QList<Mistake> unknownNeeds(const Catalog &catalog)
{
    QList<Mistake> mistakes;
    for (const Control &control : catalog.controls)
        for (const QString &id : control.dependsOn)
            if (!catalog.find(id))
                mistakes << Mistake { control.place.file, control.place.line, control.place.column, Tr::tr("%1 depends on %2, which there is not").arg(control.id, id) };
    return mistakes;
}

QList<ControlFile> filesIn(const QString &path)
{
    QList<ControlFile> files;
    const QDir folder(path);
    for (const QString &name : folder.entryList({ u"*.json"_s }, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files << ControlFile { name, file.readAll(), false };
    }
    return files;
}

} // namespace

const Control *Catalog::find(const QString &id) const
{
    const auto it = std::ranges::find(controls, id, &Control::id);
    return it == controls.end() ? nullptr : &*it;
}

LoadedCatalog Catalog::load(const QList<ControlFile> &files, const QList<ControlFile> &texts)
{
    LoadedCatalog loaded;
    Catalog &catalog = loaded.catalog;
    // Names and words first, whatever the order of the files; an organisation's own last, since it changes what the others say.
    const auto stepOf = [](const ControlFile &file) { return file.isOwn ? 4 : file.name == u"evidence.json" ? 0 : file.name == u"documents.json" ? 1 : file.name == u"requirements.json" ? 2 : 3; };
    for (int step = 0; step < 5; ++step)
        for (const ControlFile &file : files) {
            if (stepOf(file) != step)
                continue;
            JsonText text(file.name, file.bytes);
            if (step == 0 && text.mistakes().isEmpty())
                catalog.registry = Registry::read(text);
            else if (step == 1 && text.mistakes().isEmpty())
                readWords(catalog, text);
            else if (step == 2 && text.mistakes().isEmpty())
                readRequirements(catalog, text);
            else if (step > 2)
                ControlReader(catalog, text, file).read();
            loaded.mistakes << text.mistakes();
        }
    if (loaded.mistakes.isEmpty())
        loaded.mistakes << unknownNeeds(catalog);
    translate(catalog, texts, loaded.mistakes);
    return loaded;
}

QList<ControlFile> Catalog::shippedFiles()
{
    return filesIn(u":/controls"_s);
}

QList<ControlFile> Catalog::shippedTexts(const QString &language)
{
    return language.isEmpty() ? QList<ControlFile> {} : filesIn(u":/controls/"_s + language);
}

} // namespace bw::posture
