// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/filelist.h"
#include "models/transport/local/localroute.h"
#include "models/transport/local/localfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sys/stat.h>

using namespace bw;
using namespace Qt::StringLiterals;

class TestTransportLocal : public QObject
{
    Q_OBJECT
private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void readsOnAndAtAPlace()
    {
        auto file = transport::LocalFile::open(write(u"read.log"_s, "one\ntwo\n"));
        QVERIFY(file && file->isRegular());
        std::array<char, 4> part {};
        QCOMPARE(*file->read(part), 4U);
        QCOMPARE(QByteArray(part.data(), 4), "one\n");
        QCOMPARE(*file->readAt(0, part), 4U); // does not move the place
        QCOMPARE(*file->read(part), 4U);
        QCOMPARE(QByteArray(part.data(), 4), "two\n");
        QCOMPARE(*file->read(part), 0U);
        QCOMPARE(*file->readAt(100, part), 0U);
    }

    void aRotatedFileKeepsItsIdentity()
    {
        const QString path = write(u"mail.log"_s, "first line\nmore\n");
        const auto before = transport::LocalFile::open(path)->identity();
        QVERIFY(QFile::rename(path, path + u".1"_s));
        const auto after = transport::LocalFile::open(path + u".1"_s)->identity();
        QVERIFY(before && after);
        QCOMPARE(*after, *before);
        QCOMPARE(before->head, transport::headOf("first line\nother\n")); // a copy is known by its head
        QVERIFY(before->head != transport::headOf("first linE\n"));
        QCOMPARE(transport::headOf("no whole line"), 0U);
    }

    void namesAMissingFile()
    {
        const QString path = m_folder.filePath(u"nowhere.log"_s);
        const auto file = transport::LocalFile::open(path);
        QVERIFY(!file);
        QVERIFY2(file.error().oneLine().contains(path), qPrintable(file.error().oneLine()));
    }

    void findsFilesBelowAndRotatedOnes()
    {
        transport::LocalFiles files;
        write(u"logs/b/mail.log"_s, "x\n");
        write(u"logs/a.log"_s, "x\n");
        write(u"logs/.hidden"_s, "x\n");
        QVERIFY(QFile::link(m_folder.path(), m_folder.filePath(u"logs/loop"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::link(m_folder.filePath(u"pipe"_s), m_folder.filePath(u"logs/b/pipe.log"_s)));
        QVERIFY(QFile::link(m_folder.filePath(u"logs/a.log"_s), m_folder.filePath(u"logs/b/link.log"_s)));
        QStringList special;
        const auto found = transport::filesBelow(files, m_folder.filePath(u"logs"_s), &special);
        QVERIFY(found);
        QCOMPARE(special, QStringList { m_folder.filePath(u"logs/b/pipe.log"_s) });
        QCOMPARE(*found, (QStringList { m_folder.filePath(u"logs/a.log"_s), m_folder.filePath(u"logs/b/link.log"_s), m_folder.filePath(u"logs/b/mail.log"_s) }));
        for (const char *name : { "rot/mail.log", "rot/mail.log.1", "rot/mail.log.2.gz", "rot/mail.log-20261123", "rot/mail.logs", "rot/mail.log.bak" })
            write(QString::fromLatin1(name), "x\n");
        QStringList siblings = *transport::rotatedSiblings(files, m_folder.filePath(u"rot/mail.log"_s));
        siblings.sort();
        QCOMPARE(siblings, (QStringList { m_folder.filePath(u"rot/mail.log-20261123"_s), m_folder.filePath(u"rot/mail.log.1"_s), m_folder.filePath(u"rot/mail.log.2.gz"_s) }));
        QVERIFY(*files.isFolder(m_folder.path()) && !*files.isFolder(m_folder.filePath(u"rot/mail.log"_s)));
    }
};

QTEST_APPLESS_MAIN(TestTransportLocal)
#include "tst_transport_local.moc"
