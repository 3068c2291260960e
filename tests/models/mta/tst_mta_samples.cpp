// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventjson.h"
#include "models/mta/product.h"
#include "models/mta/scan.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include <set>
#include <string>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

std::set<std::string> &reachedBranches()
{
    static std::set<std::string> branches;
    return branches;
}

QString mtaFolder()
{
    return QStringLiteral(BW_SOURCE_DIR "/models/mta");
}

QStringList sampleFiles()
{
    QStringList files;
    QDirIterator walk(mtaFolder(), {u"samples*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

QJsonArray groupsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"groups"_s).toArray();
}

struct Given
{
    QByteArray process;
    QByteArray text;
    logs::Line line;

    Given(const QString &tag, const QString &said)
        : process(tag.toUtf8())
        , text(said.toUtf8())
    {
        line.process = {process.constData(), static_cast<std::size_t>(process.size())};
        line.text = {text.constData(), static_cast<std::size_t>(text.size())};
        line.number = 1;
    }
};

/// The grammar of \p product alone, or the dispatcher where no product is named.
logs::Reading readWith(const mta::Product *product, const logs::Line &line, logs::Events &out)
{
    if (product)
        return product->makeGrammar()->read(line, out);
    mta::Dispatcher dispatcher(*mta::productById("postfix"));
    switch (dispatcher.read(line, out)) {
    case mta::Dispatcher::Outcome::Events:
        return logs::Reading::Told;
    case mta::Dispatcher::Outcome::Silent:
        return logs::Reading::Silent;
    default:
        return logs::Reading::Unrecognised;
    }
}

} // namespace

namespace bw::mta {
void reached(const char *branch)
{
    reachedBranches().insert(branch);
}
} // namespace bw::mta

/// Every grammar against the table of samples beside it: models/mta/<product>/samples.json.
class TestMtaSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSamples_data()
    {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("process");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QJsonArray>("expected");
        QTest::addColumn<int>("reading");
        QVERIFY(!sampleFiles().isEmpty());
        for (const QString &path : sampleFiles()) {
            for (const QJsonValue &each : groupsOf(path)) {
                const QJsonObject group = each.toObject();
                const QString product = group.value(u"product"_s).toString();
                const QString process = group.value(u"process"_s).toString();
                const auto row = [&](const QString &line, const QJsonArray &expected, logs::Reading reading) {
                    QTest::newRow(qPrintable(process + u": "_s + line.left(150)))
                        << product << process << line << expected << static_cast<int>(reading);
                };
                for (const QJsonValue &sample : group.value(u"samples"_s).toArray())
                    row(sample[u"line"_s].toString(), sample[u"expect"_s].toArray(), logs::Reading::Told);
                for (const QJsonValue &line : group.value(u"silent"_s).toArray())
                    row(line.toString(), {}, logs::Reading::Silent);
                for (const QJsonValue &line : group.value(u"refuse"_s).toArray())
                    row(line.toString(), {}, logs::Reading::Unrecognised);
            }
        }
    }
    void readsTheSamples()
    {
        QFETCH(QString, product);
        QFETCH(QString, process);
        QFETCH(QString, line);
        QFETCH(QJsonArray, expected);
        QFETCH(int, reading);
        const Given given(process, line);
        const mta::Product *known = mta::productById(product.toStdString());
        QVERIFY2(known || product.isEmpty(), qPrintable(product));
        if (known)
            QVERIFY2(known->readsProcess(given.line.process, given.line.text), "the product does not know its own tag");
        logs::Events events;
        const auto outcome = readWith(known, given.line, events);
        QJsonArray found;
        for (const logs::Event &event : events) {
            QCOMPARE(event.process, given.line.process);
            QCOMPARE(event.line, std::uint64_t(1));
            found.append(eventJson(event));
        }
        QCOMPARE(static_cast<int>(outcome), reading);
        if (found != expected)
            QFAIL((QByteArray("\n  found    ") + QJsonDocument(found).toJson(QJsonDocument::Compact) + "\n  expected "
                + QJsonDocument(expected).toJson(QJsonDocument::Compact))
                    .constData());
    }

    /// Every prefix of every sample: a record may be cut anywhere, and no prefix may make the grammar read beyond it
    /// (seen by the sanitizers of preset asan) or turn a delivery that did not happen into one.
    void readsCutLinesWithoutInventing()
    {
        for (const QString &path : sampleFiles()) {
            for (const QJsonValue &each : groupsOf(path)) {
                const QJsonObject group = each.toObject();
                const mta::Product *product = mta::productById(group.value(u"product"_s).toString().toStdString());
                for (const QJsonValue &sample : group.value(u"samples"_s).toArray()) {
                    const QString line = sample[u"line"_s].toString();
                    const QJsonArray expected = sample[u"expect"_s].toArray();
                    for (qsizetype length = 0; length < line.size(); ++length) {
                        const Given given(group.value(u"process"_s).toString(), line.left(length));
                        logs::Events events;
                        readWith(product, given.line, events);
                        for (const logs::Event &event : events) {
                            if (event.kind != logs::EventKind::Delivered && event.kind != logs::EventKind::Bounced
                                && event.kind != logs::EventKind::LoginOk)
                                continue;
                            const QString kind = QString::fromLatin1(nameOf(event.kind).data());
                            const bool isTrue = std::any_of(expected.begin(), expected.end(),
                                [&kind](const QJsonValue &one) { return one[u"kind"_s].toString() == kind; });
                            QVERIFY2(isTrue, qPrintable(line.left(length)));
                        }
                    }
                }
            }
        }
    }

    /// The grammars name their branches with BW_MARK; each needs a sample.
    void everyBranchHasASample()
    {
        static const QRegularExpression mark(u"BW_MARK\\(([a-z0-9_.]+)\\)"_s);
        QStringList missing;
        int branches = 0;
        QDirIterator walk(mtaFolder(), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto match = mark.globalMatch(source); match.hasNext();) {
                ++branches;
                const QString branch = match.next().captured(1);
                if (!reachedBranches().contains(branch.toStdString()))
                    missing.append(branch);
            }
        }
        QVERIFY(branches > 60);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", ")));
    }
};

QTEST_GUILESS_MAIN(TestMtaSamples)
#include "tst_mta_samples.moc"
