// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/language.h"

#include "translations/resource.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace bw::app {

namespace {

QString chosen(const QString &language)
{
    if (languages().contains(language))
        return language;
    for (const QString &wanted : QLocale::system().uiLanguages())
        if (const QString base = wanted.section(u'-', 0, 0).section(u'_', 0, 0); languages().contains(base))
            return base;
    return u"en"_s;
}

/// Of the language in force, so that another one can take its place.
QList<QTranslator *> &installed()
{
    static QList<QTranslator *> translators;
    return translators;
}

void install(QCoreApplication &application, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(file, folder))
        application.installTranslator(installed().emplaceBack(translator));
    else
        delete translator;
}

QString &inForce()
{
    static QString language = u"en"_s;
    return language;
}

} // namespace

QStringList languages()
{
    return {u"en"_s, u"de"_s};
}

QString languageInForce()
{
    return inForce();
}

QString installLanguage(QCoreApplication &application, const QString &language)
{
    translations::makeAvailable();
    const QString taken = inForce() = chosen(language);
    qDeleteAll(installed()); // a translator takes itself out of the application
    installed().clear();
    QLocale::setDefault(QLocale::system());
    if (!language.isEmpty() && QLocale::system().name().section(u'_', 0, 0) != taken)
        QLocale::setDefault(QLocale(taken));
    install(application, u"qtbase_"_s + taken, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, u"breakwater_"_s + taken, u":/i18n"_s);
    return taken;
}

} // namespace bw::app
