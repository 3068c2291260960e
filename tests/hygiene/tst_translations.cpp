// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context, source;
    QStringList translations;
    bool numerus = false, unfinished = false, vanished = false;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            const auto name = xml.name();
            if (name == u"name")
                context = xml.readElementText();
            else if (name == u"message")
                message = {context, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes", false, false};
            else if (name == u"source")
                message.source = xml.readElementText();
            else if (name == u"translation") {
                const auto type = xml.attributes().value(u"type"_s);
                message.unfinished = type == u"unfinished";
                message.vanished = type == u"vanished" || type == u"obsolete";
                if (!message.numerus)
                    message.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
            } else if (name == u"numerusform")
                message.translations << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        } else if (xml.isEndElement() && xml.name() == u"message" && !message.vanished) {
            all << message;
        }
    }
    return all;
}

/// Every %1 … %99, %L1 and %n, sorted.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(L?\\d{1,2}|n|Ln)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QString complaint(const Message &message)
{
    const QString where = u"[%1] “%2”: "_s.arg(message.context, message.source);
    // At run time the context has its namespaces: what stands under a bare "Tr" is never found.
    if (message.context == u"Tr" || message.context.isEmpty())
        return where + u"lupdate lost its context (a qualified return type of a free function?)"_s;
    if (message.unfinished || message.translations.isEmpty())
        return where + u"not translated"_s;
    for (const QString &translation : message.translations) {
        if (translation.isEmpty())
            return where + u"a form is empty"_s;
        auto wanted = placeholders(message.source), got = placeholders(translation);
        if (message.numerus) { // a form for one may leave out the number
            for (QStringList *list : {&wanted, &got}) // grouped or not, the number is the same
                for (const QString &number : {u"%n"_s, u"%Ln"_s})
                    list->removeAll(number);
        }
        if (wanted != got)
            return where + u"other placeholders in “%1”"_s.arg(translation);
    }
    return {};
}

/// Asks lupdate for every string of the sources below root, beside what the .ts file knows.
QList<Message> updated(const QString &root, const QString &ts, bool pluralOnly, QString &error)
{
    QTemporaryDir dir;
    const QString copy = dir.filePath(u"copy.ts"_s);
    QFile::copy(ts, copy);
    QStringList arguments{QStringLiteral(BW_LUPDATE), root, copy};
    if (pluralOnly)
        arguments << u"-pluralonly"_s;
    QProcess lupdate;
    lupdate.start(QStringLiteral(BW_SOURCE_DIR "/translations/lupdate"), arguments);
    // What it complains of ("lacks Q_OBJECT", "unknown namespace") are strings whose context is wrong at run time.
    if (!lupdate.waitForFinished(60'000) || lupdate.exitCode() != 0)
        error = lupdate.errorString();
    error += QString::fromUtf8(lupdate.readAllStandardError());
    return messagesOf(copy);
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStringIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("pluralOnly");
        QTest::newRow("German") << u"de"_s << false;
        QTest::newRow("English plurals") << u"en"_s << true;
    }
    void everyStringIsTranslated()
    {
        QFETCH(QString, language);
        QFETCH(bool, pluralOnly);
        const QString root = QStringLiteral(BW_SOURCE_DIR);
        const QString ts = root + u"/translations/breakwater_%1.ts"_s.arg(language);
        QVERIFY(QFile::exists(ts));
        QString error;
        const auto all = updated(root, ts, pluralOnly, error);
        QCOMPARE(error, QString());
        QVERIFY(!all.isEmpty());
        QStringList complaints;
        for (const Message &message : all)
            if (const QString why = complaint(message); !why.isEmpty())
                complaints << why;
        for (const QString &why : std::as_const(complaints))
            qInfo().noquote() << why;
        QVERIFY2(complaints.isEmpty(),
            qPrintable(u"%1 of %2: build the target update_translations, then translate"_s.arg(complaints.size())
                    .arg(all.size())));
    }

    /// A thing has one name, whoever translated it.
    void aThingHasOneGermanName_data()
    {
        QTest::addColumn<QString>("sources"); ///< what is said in English, a pattern; empty: anything
        QTest::addColumn<QString>("never");
        QTest::newRow("store: Datenspeicher; memory: Arbeitsspeicher") << QString() << u"\\bSpeichers?\\b"_s;
        QTest::newRow("snapshot: Stand") << QString() << u"Momentaufnahme"_s;
        QTest::newRow("save: speichern; back up: sichern") << u"\\b[Ss]av(e|es|ed|ing)\\b"_s << u"\\b(ge)?siche(rn|rt)\\b"_s;
        QTest::newRow("log: Protokoll") << QString() << u"\\bLogs?\\b|[Ll]ogdatei"_s;
        QTest::newRow("import: importieren") << QString() << u"[Ee]inlesen|eingelesen"_s;
        QTest::newRow("domain: Domain") << QString() << u"[Dd]omäne"_s;
        QTest::newRow("clear filters: entfernen") << QString() << u"Filter aufheben"_s;
    }
    void aThingHasOneGermanName()
    {
        QFETCH(QString, sources);
        QFETCH(QString, never);
        const auto all = messagesOf(QStringLiteral(BW_SOURCE_DIR "/translations/breakwater_de.ts"));
        QVERIFY(all.size() > 1000);
        const QRegularExpression source(sources), wrong(never);
        QStringList found;
        for (const Message &message : all)
            for (const QString &translation : message.translations)
                if (message.source.contains(source) && translation.contains(wrong))
                    found << u"[%1] “%2”"_s.arg(message.context, translation);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void aStringWithoutGermanIsFound()
    {
        QTemporaryDir root;
        QDir(root.path()).mkpath(u"models"_s);
        QFile source(root.filePath(u"models/a.cpp"_s));
        QVERIFY(source.open(QFile::WriteOnly));
        source.write("#include <QObject>\nstruct A : QObject { Q_OBJECT\nvoid f(int n) { tr(\"Known\"); tr(\"New\"); "
                     "tr(\"%1 of %2\"); tr(\"%n file(s)\", nullptr, n); } };\n"
                     "namespace bw::core { struct Done {}; }\nnamespace bw::models {\nnamespace { struct Tr { "
                     "Q_DECLARE_TR_FUNCTIONS(bw::models::Thing) }; }\n"
                     "core::Done free() { Tr::tr(\"Held\"); }\n}\n");
        source.close();
        QFile ts(root.filePath(u"a.ts"_s));
        QVERIFY(ts.open(QFile::WriteOnly));
        ts.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\" "
                 "language=\"de\">\n<context><name>A</name>\n"
                 "<message><source>Known</source><translation>Bekannt</translation></message>\n"
                 "<message><source>%1 of %2</source><translation>%1 von</translation></message>\n"
                 "<message numerus=\"yes\"><source>%n file(s)</source><translation><numerusform>eine "
                 "Datei</numerusform><numerusform></numerusform></translation></message>\n"
                 "</context></TS>\n");
        ts.close();
        QString error;
        QStringList complaints;
        for (const Message &message : updated(root.path(), ts.fileName(), false, error))
            if (const QString why = complaint(message); !why.isEmpty())
                complaints << why;
        QCOMPARE(error, QString());
        complaints.sort();
        QCOMPARE(complaints.join(u'\n'),
            u"[A] “%1 of %2”: other placeholders in “%1 von”\n[A] “%n file(s)”: a form is empty\n[A] “New”: not translated\n[bw::models::Thing] “Held”: not translated"_s);
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
