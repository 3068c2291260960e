// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/settings.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

class TestConfigSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storesAreRememberedOnceNewestFirst()
    {
        config::Settings settings;
        for (int i = 0; i < config::mostRecentStores + 3; ++i)
            settings.rememberStore(u"/stores/%1.bw"_s.arg(i));
        QCOMPARE(settings.recentStores.size(), config::mostRecentStores);
        QCOMPARE(settings.recentStores.constFirst(), u"/stores/12.bw"_s);
        QCOMPARE(settings.recentStores.constLast(), u"/stores/3.bw"_s);
        settings.rememberStore(u"/stores/7.bw"_s);
        QCOMPARE(settings.recentStores.size(), config::mostRecentStores);
        QCOMPARE(settings.recentStores.constFirst(), u"/stores/7.bw"_s);
        QCOMPARE(settings.recentStores.count(u"/stores/7.bw"_s), 1);
    }

    void wordsComeBack()
    {
        using enum config::Persona;
        for (const auto look : { config::Look::System, config::Look::Light, config::Look::Dark })
            QCOMPARE(config::lookOf(config::wordOf(look)), look);
        for (const auto density : { config::Density::Comfortable, config::Density::Compact })
            QCOMPARE(config::densityOf(config::wordOf(density)), density);
        for (const auto persona : { NotAsked, FleetAdmin, Auditor, SmallSender, Demo })
            QCOMPARE(config::personaOf(config::wordOf(persona)), persona);
        for (const auto security : { config::MailSecurity::StartTls, config::MailSecurity::Tls })
            QCOMPARE(config::mailSecurityOf(config::wordOf(security)), security);
        for (const int minutes : { 0, 1, 7 * 60, 23 * 60 + 59 })
            QCOMPARE(config::minutesOf(config::timeOfDay(minutes)), minutes);
        QCOMPARE(config::timeOfDay(7 * 60), u"07:00"_s);
        QCOMPARE(config::minutesOf(u"7:05"_s), 7 * 60 + 5);
        for (const QString &wrong : { u""_s, u"24:00"_s, u"7"_s, u"-1:00"_s, u"12:60"_s })
            QCOMPARE(config::minutesOf(wrong), -1);
        QCOMPARE(config::timeOfDay(-1), QString());
    }

    void unknownWordsAreDefaults()
    {
        QCOMPARE(config::lookOf(u"purple"_s), config::Settings().look);
        QCOMPARE(config::densityOf({}), config::Settings().density);
        QCOMPARE(config::personaOf(u"Auditor "_s), config::Settings().persona);
    }
};

QTEST_APPLESS_MAIN(TestConfigSettings)
#include "tst_config_settings.moc"
