// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/catalogtexts.h"
#include "models/posture/evaluation.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace bw::posture;
using namespace Qt::StringLiterals;

namespace {

/// The same in both languages: names, and settings that have an English word in them.
const QSet<QString> alike { u"NIST SP 800-45"_s,
    u"local failed = msg:check_fix_conformance('NON_CANONICAL_LINE_ENDINGS', '') ; if failed then kumo.reject(552, '5.6.0 ' .. failed) end"_s,
    u"        message = Sending limit reached for $authenticated_id ($sender_rate per $sender_rate_period, limit $sender_rate_limit)"_s };

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"\\{\\{\\w+\\}\\}|\\{[\\w.]+\\}"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

QMap<QString, QString> dictionary()
{
    QMap<QString, QString> words;
    for (const ControlFile &file : Catalog::shippedTexts(u"de"_s)) {
        JsonText text(file.name, file.bytes);
        for (const JsonMember &member : text.root().find(u"texts")->members)
            words.insert(member.name, member.value.text);
    }
    return words;
}

} // namespace

/// The catalog in German: whole, and about the same figures.
class TestPostureTexts : public QObject
{
    Q_OBJECT
    const QMap<QString, QString> m_german = dictionary();
    QStringList m_words, m_remedies;

private Q_SLOTS:
    void initTestCase()
    {
        Catalog catalog = Catalog::load(Catalog::shippedFiles()).catalog;
        eachText(catalog, [this](QString &text, TextKind kind) {
            if (!text.isEmpty())
                (kind == TextKind::Words ? m_words : m_remedies) << text;
        });
        QVERIFY(m_words.size() > 1500 && m_remedies.size() > 300);
    }

    void theFilesHaveNoMistake()
    {
        QVERIFY(Catalog::shippedTexts(u"de"_s).size() > 12);
        QVERIFY(Catalog::shippedTexts({}).isEmpty() && Catalog::shippedTexts(u"en"_s).isEmpty());
        const LoadedCatalog loaded = Catalog::load(Catalog::shippedFiles(), Catalog::shippedTexts(u"de"_s));
        QVERIFY2(loaded.mistakes.isEmpty(), loaded.mistakes.isEmpty() ? "" : qPrintable(loaded.mistakes.first().oneLine()));
    }

    void everyTextHasGermanWords()
    {
        QStringList missing;
        for (const QString &text : std::as_const(m_words))
            if (!alike.contains(text) && m_german.value(text).isEmpty())
                missing << text;
        // A remedy's line may be a command, which is the same in every language. One with words such as these is a sentence.
        static const QRegularExpression prose(u" (the|and|are|with|of|until|each|when|where|is|or|then|per|by|every) "_s);
        for (const QString &line : std::as_const(m_remedies))
            if (!alike.contains(line) && !m_german.contains(line) && prose.match(line).hasMatch())
                missing << line;
        missing.removeDuplicates();
        QCOMPARE(missing.join(u'\n'), QString());
    }

    void nothingIsLeftInEnglishOrOrphaned()
    {
        const QSet<QString> shipped = QSet<QString>(m_words.begin(), m_words.end()) | QSet<QString>(m_remedies.begin(), m_remedies.end());
        QStringList wrong;
        for (auto it = m_german.cbegin(); it != m_german.cend(); ++it)
            if (it.key() == it.value() || it.value().trimmed().isEmpty() || !shipped.contains(it.key()))
                wrong << it.key();
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    void placeholdersAreTheSame()
    {
        QStringList wrong;
        for (auto it = m_german.cbegin(); it != m_german.cend(); ++it)
            if (placeholdersOf(it.key()) != placeholdersOf(it.value()))
                wrong << it.key() + u" => "_s + it.value();
        QCOMPARE(wrong.join(u'\n'), QString());
    }

    /// What is judged says why in German; an organisation's own words stay, and what has no German words stays English.
    void findingsSpeakIt()
    {
        QList<ControlFile> files = Catalog::shippedFiles();
        files << ControlFile { u"own.json"_s, R"({ "area": "house rules", "controls": [ { "id": "OUR-1", "title": "No dangling records", "severity": "low", "applies_to": ["domain"], "check": "c" } ] })", true };
        const ControlFile some { u"some.json"_s, R"({ "texts": { "SPF does not end in ~all or -all but with: {spf.terminal}. Whoever is not listed is neither refused nor marked.": "SPF endet mit {spf.terminal}.",
  "No dangling records": "Nichts hängt", "dns": "Namen" } })", false };
        const LoadedCatalog loaded = Catalog::load(files, { some });
        QVERIFY(loaded.mistakes.isEmpty());
        QCOMPARE(loaded.catalog.titleOfArea(u"dns"_s), u"Namen"_s);
        QCOMPARE(loaded.catalog.titleOfArea(u"house rules"_s), u"house rules"_s);
        QCOMPARE(loaded.catalog.find(u"BW-DNS-006"_s)->title, u"Nichts hängt"_s);
        QCOMPARE(loaded.catalog.find(u"BW-DNS-006"_s)->area, u"dns"_s);
        QCOMPARE(loaded.catalog.find(u"BW-DNS-005"_s)->title, u"CAA limits who may issue certificates"_s);
        QCOMPARE(loaded.catalog.find(u"OUR-1"_s)->title, u"No dangling records"_s);
        const Control *spf = loaded.catalog.find(u"BW-MSI-003"_s);
        Facts facts;
        facts.kinds.insert(u"spf"_s, { spf->examples.first().facts.value(u"spf"_s), 0, {} });
        facts.kinds[u"spf"_s].record.fields[u"terminal"_s] = Value::ofText(u"?all"_s);
        const auto finding = evaluate(loaded.catalog, *spf, { u"example.org"_s, { u"domain"_s }, {} }, facts, 0);
        QVERIFY2(finding->verdict == Verdict::Fail && finding->reason.startsWith(u"SPF endet mit ?all."_s), qPrintable(finding->reason));
    }

    void aFileWithoutTextsIsAMistake()
    {
        const LoadedCatalog loaded = Catalog::load(Catalog::shippedFiles(), { ControlFile { u"bad.json"_s, "{\n \"text\": {} }", false } });
        QCOMPARE(loaded.mistakes.size(), 1);
        QVERIFY2(loaded.mistakes.first().oneLine().startsWith(u"bad.json:1:1: "_s), qPrintable(loaded.mistakes.first().oneLine()));
        QCOMPARE(loaded.catalog.controls.size(), 138);
    }
};

QTEST_APPLESS_MAIN(TestPostureTexts)
#include "tst_posture_texts.moc"
