// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hygiene/arrows.h"
#include "tests/hygiene/tree.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace bw::hygiene;
using namespace Qt::StringLiterals;

class TestIncludes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeFollowsAnArrow()
    {
        const auto all = includesOf(QStringLiteral(BW_SOURCE_DIR));
        QVERIFY(all.size() > 20);
        QStringList objections;
        for (const Include &include : all)
            if (const QString why = objectionTo(include); !why.isEmpty())
                objections << u"%1:%2: %3: %4"_s.arg(include.file).arg(include.line).arg(include.target, why);
        for (const QString &why : std::as_const(objections))
            qInfo().noquote() << why;
        QVERIFY2(objections.isEmpty(), qPrintable(u"%1 of %2"_s.arg(objections.size()).arg(all.size())));
    }

    void everyIncludedHeaderIsThere()
    {
        QSet<QString> missing;
        const QString source = QStringLiteral(BW_SOURCE_DIR), generated = QStringLiteral(BW_BINARY_DIR "/generated");
        for (const Include &include : includesOf(source))
            if (include.quoted && !include.target.endsWith(u".moc") && contentOf(source, include.target).isEmpty()
                && contentOf(generated, include.target).isEmpty())
                missing << include.target;
        QCOMPARE(missing, QSet<QString>());
    }

    void tableDecides_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const QString &file, const QString &include, bool allowed) {
            QTest::newRow(name) << file << include << allowed;
        };
        row("to the left", u"models/store/writer.cpp"_s, u"\"models/logs/event.h\""_s, true);
        row("own folder", u"models/store/writer.cpp"_s, u"\"models/store/writer.h\""_s, true);
        row("own subfolder", u"models/mta/products.cpp"_s, u"\"models/mta/postfix/grammar.h\""_s, true);
        row("to the right", u"models/store/writer.cpp"_s, u"\"models/ingest/import.h\""_s, false);
        row("sideways", u"models/logs/ledger.cpp"_s, u"\"models/archive/reader.h\""_s, false);
        row("models to ui", u"models/service/jobs.cpp"_s, u"\"ui/common/theme.h\""_s, false);
        row("page to service", u"ui/volume/page.cpp"_s, u"\"models/service/session.h\""_s, true);
        row("page to query", u"ui/volume/page.cpp"_s, u"\"models/store/queries/volumequery.h\""_s, false);
        row("page to filter", u"ui/volume/page.cpp"_s, u"\"models/store/queries/filter.h\""_s, true);
        row("page to page", u"ui/volume/page.cpp"_s, u"\"ui/logins/page.h\""_s, false);
        row("page to window", u"ui/volume/page.cpp"_s, u"\"ui/shell/window.h\""_s, false);
        row("window to page", u"ui/shell/window.cpp"_s, u"\"ui/volume/page.h\""_s, true);
        row("item model to store", u"ui/itemmodels/volume.cpp"_s, u"\"models/store/query.h\""_s, true);
        row("item model to ingest", u"ui/itemmodels/volume.cpp"_s, u"\"models/ingest/import.h\""_s, false);
        row("app to all", u"app/ctl/main.cpp"_s, u"\"models/ingest/import.h\""_s, true);
        row("models to app", u"models/service/jobs.cpp"_s, u"\"app/common/logging.h\""_s, false);
        row("models to translations", u"models/service/jobs.cpp"_s, u"\"translations/resource.h\""_s, false);
        row("relative", u"models/store/writer.cpp"_s, u"\"writer.h\""_s, false);
        row("own in brackets", u"models/store/writer.cpp"_s, u"<models/core/result.h>"_s, false);
        row("unknown folder", u"models/misc/helpers.cpp"_s, u"<vector>"_s, false);
        row("SQL outside", u"ui/volume/page.cpp"_s, u"<QSqlQuery>"_s, false);
        row("SQL at home", u"models/store/writer.cpp"_s, u"<QSqlQuery>"_s, true);
        row("widgets in models", u"models/service/jobs.cpp"_s, u"<QWidget>"_s, false);
        row("sockets in ui", u"ui/shell/window.cpp"_s, u"<QTcpSocket>"_s, false);
        row("QSettings in ui", u"ui/shell/window.cpp"_s, u"<QSettings>"_s, false);
        row("module header", u"app/console/main.cpp"_s, u"<QtWidgets>"_s, false);
        row("Qt in a grammar", u"models/mta/postfix/grammar.cpp"_s, u"<QString>"_s, false);
        row("std in a grammar", u"models/mta/postfix/grammar.cpp"_s, u"<string_view>"_s, true);
    }
    void tableDecides()
    {
        QFETCH(QString, file);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        QTemporaryDir root;
        plant(root.path(), file, "#pragma once\n  #  include " + include.toUtf8() + " // why\n");
        const auto all = includesOf(root.path());
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().line, 2);
        const QString why = objectionTo(all.first());
        QVERIFY2(why.isEmpty() == allowed, qPrintable(why));
    }
};

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
