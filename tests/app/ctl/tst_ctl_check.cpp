// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::test;

/// The verbs check and controls answer over a store, without a network: a node's settings and logs, and the organisation.
class TestCtlCheck final : public QObject
{
    Q_OBJECT

    WorkFolder m_folder;
    QString m_node;

    [[nodiscard]] QStringList environment() const
    {
        return { u"HOME="_s + m_folder.path(), u"XDG_DATA_HOME="_s + m_folder.path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder.path(u"config"_s), u"XDG_STATE_HOME="_s + m_folder.path(u"state"_s), u"LC_ALL=C.UTF-8"_s };
    }
    [[nodiscard]] QString store() const { return m_folder.path(u"it's a fleet.bw"_s); } // a name that a shell must be told
    [[nodiscard]] Ran run(const QStringList &words, const QString &format = u"json"_s) const
    {
        return runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringList { u"--quiet"_s, u"--store"_s, store(), u"--format"_s, format } + words, {}, environment());
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
    [[nodiscard]] QJsonObject checked(const QStringList &more = {}) const { return json(run(QStringList { u"check"_s, u"node"_s, m_node } + more)); }

private Q_SLOTS:
    void initTestCase()
    {
        const Ran demo = run({ u"demo"_s, u"--seed"_s, u"7"_s, u"--days"_s, u"3"_s, u"--messages-per-day"_s, u"300"_s });
        QVERIFY2(demo.exitCode == 0, demo.err.constData());
        m_node = QString::fromUtf8(run({ u"completion"_s, u"words"_s, u"nodes"_s }).out.split('\n').first());
        QVERIFY(!m_node.isEmpty());
    }

    void csvHasARowAFinding()
    {
        const qsizetype findings = checked()[u"findings"_s].toArray().size();
        const Ran ran = run({ u"check"_s, u"node"_s, m_node }, u"csv"_s);
        QVERIFY2(ran.out.startsWith("target_kind,target,control,title,verdict,severity,reason,first_seen,since,area,frameworks,how,measured_at,stale,accepted_until,accepted_by,accepted_reason\r\n"), ran.out.left(300).constData());
        QCOMPARE(ran.out.count("\r\nnode," + m_node.toUtf8() + ",BW-"), findings);
        QVERIFY(findings > 20);
        QVERIFY(ran.out.contains("nist_csf_2_0:PR."));
        QVERIFY(ran.out.contains(",20")); // since when, of a look that was kept
    }

    void aPartOfAFrameworkIsShownByItsGroups()
    {
        const QJsonObject part = checked({ u"--framework"_s, u"nist_csf_2_0:pr.ds"_s }), all = checked();
        const QJsonArray findings = part[u"findings"_s].toArray();
        QVERIFY(!findings.isEmpty() && findings.size() < all[u"findings"_s].toArray().size());
        for (const QJsonValue &finding : findings)
            QVERIFY2(QJsonDocument(finding[u"frameworks"_s][u"nist_csf_2_0"_s].toArray()).toJson().contains("PR.DS"), qPrintable(finding[u"control"_s].toString()));
        QCOMPARE(part[u"framework"_s][u"group"_s].toString(), u"PR.DS"_s);
        QCOMPARE(part[u"groups"_s][0][u"title"_s].toString(), u"Data security"_s);
        QCOMPARE(part[u"score"_s], all[u"score"_s]);
        const Ran table = run({ u"check"_s, u"node"_s, m_node, u"--framework"_s, u"iso27001_2022:A.8"_s, u"--all-findings"_s }, u"table"_s);
        QVERIFY2(table.out.contains("A.8.24 Use of cryptography"), table.out.left(2000).constData());
        const Ran wrong = run({ u"check"_s, u"node"_s, m_node, u"--framework"_s, u"cis_v8_1:77"_s });
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.err.contains("8 Audit logs"), wrong.err.constData());
        const QJsonArray controls = json(run({ u"controls"_s, u"list"_s, u"--framework"_s, u"cis_v8_1:8"_s }))[u"controls"_s].toArray();
        QVERIFY(!controls.isEmpty());
        for (const QJsonValue &control : controls)
            QVERIFY(QJsonDocument(control[u"mappings"_s][u"cis_v8_1"_s].toArray()).toJson().contains("\"8."));
    }

    void noTemplateReachesAPerson()
    {
        const Ran ran = run({ u"check"_s, u"node"_s, m_node }), table = run({ u"check"_s, u"node"_s, m_node }, u"table"_s);
        static const QRegularExpression form(u"\\{\\{\\w+\\}\\}"_s);
        QVERIFY(ran.out.contains("\"fix\"") && !form.match(QString::fromUtf8(ran.out)).hasMatch());
        QVERIFY(table.out.contains("next_steps") && !form.match(QString::fromUtf8(table.out)).hasMatch());
    }

    /// Looked at a second time nothing moved; the first time nothing can have.
    void aFirstLookMovedNothing()
    {
        QVERIFY(checked()[u"moved"_s].toArray().isEmpty());
        QVERIFY(!run({ u"check"_s, u"node"_s, m_node }, u"table"_s).out.contains("moved"));
    }

    /// What was measured last stands there again, word for word; nothing is measured anew, and the total is the sum of what it shows.
    void whatIsKeptIsWhatWasMeasured()
    {
        const QJsonObject node = checked(), kept = json(run({ u"check"_s, u"all"_s, u"--kept"_s }));
        QJsonObject again;
        int passed = 0, failed = 0;
        for (const QJsonValue &target : kept[u"targets"_s].toArray()) {
            if (target[u"target"_s].toString() == m_node)
                again = target.toObject();
            for (const QJsonValue &finding : target[u"findings"_s].toArray()) {
                const int weight = QMap<QString, int> { { u"critical"_s, 10 }, { u"high"_s, 5 }, { u"medium"_s, 2 }, { u"low"_s, 1 } }.value(finding[u"weight"_s].toString());
                const QString says = finding[u"held"_s].isString() ? finding[u"held"_s].toString() : finding[u"verdict"_s].toString();
                if (finding[u"optional"_s].toBool())
                    continue;
                passed += says == u"pass"_s ? weight : 0;
                failed += says == u"fail"_s ? weight : 0;
            }
        }
        QCOMPARE(again[u"score"_s], node[u"score"_s]);
        QCOMPARE(again[u"at"_s], node[u"at"_s]);
        QCOMPARE(kept[u"total"_s][u"score"_s].toInt(), qRound(100.0 * passed / (passed + failed)));
        const auto byControl = [](const QJsonObject &look) {
            QMap<QString, QJsonObject> all;
            for (const QJsonValue &finding : look[u"findings"_s].toArray())
                all.insert(finding[u"control"_s].toString(), finding.toObject());
            return all;
        };
        const QMap<QString, QJsonObject> now = byControl(node), then = byControl(again);
        QCOMPARE(then.keys(), now.keys());
        for (auto it = now.cbegin(); it != now.cend(); ++it)
            for (const QString &part : { u"verdict"_s, u"severity"_s, u"reason"_s, u"evidence"_s })
                QCOMPARE(then[it.key()][part], it.value()[part]);
        QCOMPARE(json(run({ u"check"_s, u"all"_s, u"--kept"_s })), kept);
    }

    /// Copied and pasted, with nothing around.
    void whatGotAFigureGetsItAgain()
    {
        QSet<QString> commands;
        const QJsonArray findings = checked()[u"findings"_s].toArray();
        for (const QJsonValue &finding : findings)
            for (const QJsonValue &evidence : finding[u"evidence"_s].toArray())
                for (const QString &how : evidence[u"how"_s].toString().split(u'\n'))
                    if (how.startsWith("breakwaterctl "_L1))
                        commands << how;
        QVERIFY(commands.size() > 1);
        for (const QString &command : std::as_const(commands)) {
            const Ran ran = runProgram(u"/bin/sh"_s, { u"-c"_s, u"PATH=" BW_BINARY_DIR ":$PATH; "_s + command }, {}, environment());
            QVERIFY2(ran.exitCode == 0 || ran.exitCode == 1, qPrintable(command + u'\n' + QString::fromUtf8(ran.err)));
            QVERIFY2(!ran.out.isEmpty(), qPrintable(command));
        }
    }

    void everyControlThatAsksIsAnsweredByVerb()
    {
        const QStringList ids = QString::fromUtf8(run({ u"completion"_s, u"words"_s, u"questions"_s }).out).split(u'\n', Qt::SkipEmptyParts);
        const QJsonArray attested = json(run({ u"controls"_s, u"list"_s, u"--attested"_s }))[u"controls"_s].toArray();
        QCOMPARE(attested.size(), 40);
        for (const QJsonValue &control : attested)
            QVERIFY2(ids.contains(control[u"id"_s].toString()), qPrintable(control[u"id"_s].toString()));

        m_folder.write(u"minutes.txt"_s, "decided");
        const Ran answered = run({ u"controls"_s, u"answer"_s, u"BW-GOV-001"_s, u"--owner"_s, u"Ann"_s, u"--set"_s, u"executive=yes"_s, u"--set"_s, u"decides=no"_s, u"--set"_s, u"met=unknown"_s, u"--note"_s, u"by the board"_s, u"--attach"_s, m_folder.path(u"minutes.txt"_s) });
        QVERIFY2(answered.exitCode == 0, answered.err.constData());
        const QJsonObject shown = json(run({ u"controls"_s, u"answer"_s, u"bw-gov-001"_s }));
        QCOMPARE(shown[u"answer"_s][u"owner"_s].toString(), u"Ann"_s);
        QCOMPARE(shown[u"answer"_s][u"attachment"_s].toString(), u"minutes.txt"_s);
        QVERIFY(!shown[u"answer"_s][u"review_at"_s].toString().isEmpty());
        QJsonObject values;
        for (const QJsonValue &question : shown[u"questions"_s].toArray())
            values.insert(question[u"name"_s].toString(), question[u"answer"_s]);
        QCOMPARE(values[u"executive"_s], QJsonValue(true));
        QCOMPARE(values[u"decides"_s], QJsonValue(false));
        QVERIFY(values[u"met"_s].isNull());
        // The organisation is judged with it at once.
        const QStringList wrong[] { { u"--set"_s, u"executive=perhaps"_s, u"--owner"_s, u"Ann"_s }, { u"--set"_s, u"nothing=yes"_s, u"--owner"_s, u"Ann"_s }, { u"--set"_s, u"met=yesterday"_s, u"--owner"_s, u"Ann"_s },
            { u"--set"_s, u"executive=yes"_s }, { u"--owner"_s, u"Ann"_s, u"--review"_s, u"2001-01-01"_s } };
        for (const QStringList &words : wrong)
            QVERIFY2(run(QStringList { u"controls"_s, u"answer"_s, u"BW-GOV-001"_s } + words).exitCode == 2, qPrintable(words.join(u' ')));
        QCOMPARE(run({ u"controls"_s, u"answer"_s, u"BW-DNS-001"_s }).exitCode, 2);
        QCOMPARE(json(run({ u"controls"_s, u"answer"_s, u"BW-GOV-001"_s }))[u"answer"_s], shown[u"answer"_s]);
    }

    /// A setting of the demo changed; once somebody says that this was agreed it is no drift any more, and the evidence still tells it.
    void changesThatWereAgreedAreNoDrift()
    {
        const auto drift = [this] {
            for (const QJsonValue &finding : json(run({ u"check"_s, u"node"_s, u"mx-fr-2"_s }))[u"findings"_s].toArray())
                if (finding[u"control"_s].toString() == u"BW-MON-009")
                    return finding.toObject();
            return QJsonObject();
        };
        QCOMPARE(drift()[u"verdict"_s].toString(), u"fail"_s);
        const Ran answered = run({ u"controls"_s, u"answer"_s, u"BW-MON-009"_s, u"--owner"_s, u"Ann"_s, u"--set"_s, u"approved="_s + QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate) });
        QVERIFY2(answered.exitCode == 0, answered.err.constData());
        const QJsonObject agreed = drift();
        QCOMPARE(agreed[u"verdict"_s].toString(), u"pass"_s);
        QVERIFY2(QJsonDocument(agreed[u"evidence"_s].toArray()).toJson().contains("(agreed)"), QJsonDocument(agreed).toJson().constData());
    }

    void theShellIsGivenWords()
    {
        const auto words = [this](const QString &kind) { return QString::fromUtf8(run({ u"completion"_s, u"words"_s, kind }).out).split(u'\n', Qt::SkipEmptyParts); };
        QCOMPARE(words(u"controls"_s).size(), 138);
        QVERIFY(words(u"areas"_s).contains(u"transport TLS"_s));
        QVERIFY(words(u"frameworks"_s).contains(u"soc2_tsc"_s));
        QCOMPARE(run({ u"completion"_s, u"words"_s, u"domains"_s }).exitCode, 0);
        const Ran script = run({ u"completion"_s, u"bash"_s });
        m_folder.write(u"complete.sh"_s, script.out + "\nCOMP_WORDS=('" BW_BINARY_DIR "/breakwaterctl' controls list --area trans); COMP_CWORD=4; _breakwaterctl; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
                                                      "COMP_WORDS=('" BW_BINARY_DIR "/breakwaterctl' controls answer BW-GOV-00); COMP_CWORD=3; _breakwaterctl; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        const Ran completed = runProgram(u"/bin/bash"_s, { m_folder.path(u"complete.sh"_s) }, {}, environment());
        QVERIFY2(completed.out.startsWith("transport TLS\nBW-GOV-001\n"), (completed.out + completed.err).constData());
    }
};

QTEST_GUILESS_MAIN(TestCtlCheck)
#include "tst_ctl_check.moc"
