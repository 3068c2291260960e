// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/assessment/evidencetest.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(BW_SOURCE_DIR) + u"/models/assessment/"_s;

QString textOf(const QString &name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What stands between backticks.
QStringList namesIn(const QString &cell)
{
    static const QRegularExpression quoted(u"`([^`]+)`"_s);
    QStringList names;
    for (auto it = quoted.globalMatch(cell); it.hasNext();)
        names << it.next().captured(1);
    return names;
}

/// Rows of the README's table under this head: both cells.
QList<std::pair<QString, QString>> rowsUnder(const QString &head)
{
    QList<std::pair<QString, QString>> rows;
    bool isIn = false;
    for (const QString &line : textOf(u"README.md"_s).split(u'\n')) {
        if (line.startsWith(u"| "_s + head))
            isIn = true;
        else if (!line.startsWith(u'|'))
            isIn = false;
        else if (isIn && !line.startsWith("|---"_L1))
            rows.append({ line.section(u'|', 1, 1), line.section(u'|', 2, 2) });
    }
    return rows;
}

} // namespace

/// The README says of every piece of evidence which file gathers it, or that none does.
class TestAssessmentGathered final : public QObject
{
    Q_OBJECT

    const posture::Registry &m_registry = test::catalog().registry;
    QStringList m_never;
    QMap<QString, QString> m_sources; ///< by kind or record: the text of the files that gather it

    /// Kinds and records, each with its fields.
    [[nodiscard]] QMap<QString, posture::Fields> everything() const
    {
        QMap<QString, posture::Fields> all;
        for (auto it = m_registry.kinds.cbegin(); it != m_registry.kinds.cend(); ++it)
            all.insert(it.key(), m_registry.records.value(it->record));
        for (auto it = m_registry.records.cbegin(); it != m_registry.records.cend(); ++it)
            if (!all.contains(it.key()))
                all.insert(it.key(), *it);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &[names, why] : rowsUnder(u"never gathered"_s)) {
            QVERIFY2(why.trimmed().size() > 5, qPrintable(names));
            m_never += namesIn(names);
        }
        for (const auto &[names, files] : rowsUnder(u"kind (records"_s)) {
            QString text;
            for (const QString &file : namesIn(files)) {
                QVERIFY2(!textOf(file + u".cpp"_s).isEmpty(), qPrintable(file));
                text += textOf(file + u".cpp"_s);
            }
            for (const QString &name : namesIn(names))
                m_sources.insert(name, text);
        }
        QVERIFY(m_never.size() > 10 && m_sources.size() > 20);
    }

    void everyNameIsGatheredOrSaidNotToBe()
    {
        const auto all = everything();
        QVERIFY(all.size() > 40 && all.contains(u"smtp"_s) && all.contains(u"smtp_endpoint"_s));
        QStringList neither;
        for (auto it = all.cbegin(); it != all.cend(); ++it) {
            if (m_never.contains(it.key()))
                continue;
            if (!m_sources.contains(it.key()))
                neither << it.key();
            if (it.key() == "postfix"_L1 || it.key() == "postfix_service"_L1) // settings go by their own names
                continue;
            for (auto field = it->cbegin(); m_sources.contains(it.key()) && field != it->cend(); ++field)
                if (!m_sources[it.key()].contains(u'"' + field.key() + u'"') && !m_never.contains(it.key() + u'.' + field.key()))
                    neither << it.key() + u'.' + field.key();
        }
        QCOMPARE(neither, QStringList());
    }

    void whatIsNamedIsThere()
    {
        const auto all = everything();
        for (const QString &name : m_sources.keys() + m_never) {
            const QString kind = name.section(u'.', 0, 0), field = name.section(u'.', 1);
            QVERIFY2(all.contains(kind) && (field.isEmpty() || all[kind].contains(field)), qPrintable(name));
            QVERIFY2(!(field.isEmpty() && m_never.contains(name) && m_sources.contains(name)), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestAssessmentGathered)
#include "tst_assessment_gathered.moc"
