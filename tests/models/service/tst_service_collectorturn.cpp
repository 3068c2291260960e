// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collectorturn.h"
#include "tests/support/workfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using service::CollectorTurn;

class TestServiceCollectorTurn final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneProgramAtATime()
    {
        const test::WorkFolder folder;
        CollectorTurn one(folder.path(u"s.bw"_s)), other(folder.path(u"s.bw"_s));
        QVERIFY(one.take());
        QVERIFY(one.take());
        for (int i = 0; i < 3; ++i) // asking takes nothing away
            QVERIFY(!other.take());
        QCOMPARE(other.holder().pid, QCoreApplication::applicationPid());
        QVERIFY(QFile::exists(folder.path(u"s.bw-collector"_s)));
        one.giveBack();
        QVERIFY(other.take());
        QVERIFY(!one.take());
    }

    /// What a killed container left is nobody's: the process number in it is that of the container started anew.
    void aLockThatIsLeftIsNobodys_data()
    {
        QTest::addColumn<QByteArray>("lock");
        const QByteArray here = QSysInfo::machineHostName().toLocal8Bit() + '\n' + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n';
        QTest::newRow("killed") << "2147483000\nbreakwaterctl\n" + here;
        QTest::newRow("its number is ours now") << QByteArray::number(QCoreApplication::applicationPid()) + '\n' + QCoreApplication::applicationName().toUtf8() + '\n' + here;
        QTest::newRow("another host name") << QByteArray("1\nbreakwaterctl\nelsewhere\nid\nboot\n");
        QTest::newRow("empty") << QByteArray();
    }
    void aLockThatIsLeftIsNobodys()
    {
        QFETCH(QByteArray, lock);
        test::WorkFolder folder;
        folder.write(u"s.bw-collector"_s, lock);
        CollectorTurn turn(folder.path(u"s.bw"_s)), other(folder.path(u"s.bw"_s));
        QVERIFY(turn.take());
        QVERIFY(!other.take());
    }
};

QTEST_GUILESS_MAIN(TestServiceCollectorTurn)
#include "tst_service_collectorturn.moc"
