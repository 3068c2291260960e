// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/deskkeystore.h"
#include "models/secrets/keychain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;

namespace {

core::Secret secretOf(const QByteArray &bytes)
{
    return core::Secret({reinterpret_cast<const std::uint8_t *>(bytes.data()), std::size_t(bytes.size())});
}

QByteArray clear(const core::Secret &secret)
{
    return {reinterpret_cast<const char *>(secret.bytes().data()), qsizetype(secret.bytes().size())};
}

const QString id = u"0123abcd-store"_s;
const QByteArray key = QByteArray("\x00\x01\xff secret \n bytes", 19);

/// The child of the bus tests: does what the programs do, and says what it found on stdout.
int child(const QStringList &arguments)
{
    secrets::DeskKeyStore store(arguments.at(2), std::chrono::milliseconds(arguments.value(3, u"3000"_s).toInt()));
    QTextStream out(stdout);
    const auto before = store.load(id);
    out << "before:" << (before ? u"found"_s : QString::number(int(before.error().kind))) << '\n';
    const auto saved = store.save(id, secretOf(key));
    out << "saved:"
        << (saved ? (saved->place == secrets::KeyPlace::File ? u"file"_s : u"keychain"_s) : saved.error().oneLine())
        << '\n';
    const auto after = store.load(id);
    out << "after:" << (after && clear(after->key) == key ? u"same"_s : u"lost"_s) << '\n';
    const auto other = store.save(id, secretOf("another"));
    out << "other:" << (other ? u"overwritten"_s : QString::number(int(other.error().kind))) << '\n';
    out << "removed:" << (store.remove(id) ? u"yes"_s : u"no"_s) << '\n';
    const auto gone = store.load(id);
    out << "gone:" << (gone ? u"still there"_s : QString::number(int(gone.error().kind))) << '\n';
    return 0;
}

/// Another: many ask at the same time, each for an entry of its own.
int together()
{
    constexpr int askers = 8;
    std::atomic_int served = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < askers; ++i)
            threads.emplace_back([i, &served] {
                const secrets::Keychain keychain(std::chrono::seconds(20));
                const QString entry = u"asker-%1"_s.arg(i);
                const QByteArray text = entry.toUtf8() + " secret";
                if (!keychain.write(entry, secretOf(text)))
                    return;
                const auto found = keychain.read(entry);
                served += found && clear(*found) == text && keychain.remove(entry);
            });
    }
    QTextStream(stdout) << "served:" << served << " of " << askers << '\n';
    return 0;
}

struct Ran
{
    QString out, err;
    qint64 milliseconds = 0;
};

Ran run(const QString &shell, const QProcessEnvironment &environment, const QTemporaryDir &dir)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(u"/bin/sh"_s, {u"-c"_s, shell, QCoreApplication::applicationFilePath(), dir.filePath(u"keys"_s)});
    if (!process.waitForFinished(60'000))
        process.kill();
    return {QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()),
        timer.elapsed()};
}

QProcessEnvironment freshEnvironment(const QTemporaryDir &dir)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.remove(u"DISPLAY"_s);
    QDir(dir.path()).mkpath(u"run"_s);
    QFile::setPermissions(dir.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    environment.insert(u"XDG_RUNTIME_DIR"_s, dir.filePath(u"run"_s));
    environment.insert(u"XDG_DATA_HOME"_s, dir.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, dir.filePath(u"config"_s));
    environment.insert(u"HOME"_s, dir.path());
    return environment;
}

QString missing(const QStringList &programs)
{
    for (const QString &program : programs)
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program;
    return {};
}

QString expected(const QString &place)
{
    const QString none = QString::number(int(ProblemKind::Missing));
    return u"before:%1\nsaved:%2\nafter:same\nother:%3\nremoved:yes\ngone:%1\n"_s.arg(
        none, place, QString::number(int(ProblemKind::Conflict)));
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fileIsPrivateAndWhole()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore store(dir.filePath(u"data/keys"_s));
        QCOMPARE(store.load(id).error().kind, ProblemKind::Missing);
        const ::mode_t before = ::umask(0);
        const auto home = store.save(id, secretOf(key));
        ::umask(before);
        QVERIFY(home.has_value());
        QCOMPARE(home->text, dir.filePath(u"data/keys/0123abcd-store.key"_s));
        struct stat facts{};
        QCOMPARE(::stat(QFile::encodeName(home->text).constData(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 0777), 0600);
        QCOMPARE(int(facts.st_nlink), 1);
        QCOMPARE(::stat(QFile::encodeName(dir.filePath(u"data/keys"_s)).constData(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 0777), 0700);
        QCOMPARE(QDir(dir.filePath(u"data/keys"_s)).entryList(QDir::Files | QDir::Hidden).size(), 1);
        QCOMPARE(clear(store.load(id)->key), key);
    }

    void keyIsNeverOverwritten()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore store(dir.filePath(u"keys"_s));
        QVERIFY(store.save(id, secretOf(key)).has_value());
        QVERIFY(store.save(id, secretOf(key)).has_value());
        QCOMPARE(store.save(id, secretOf("another")).error().kind, ProblemKind::Conflict);
        QCOMPARE(clear(store.load(id)->key), key);
        QVERIFY(store.remove(id).has_value());
        QVERIFY(store.remove(id).has_value());
        QCOMPARE(store.load(id).error().kind, ProblemKind::Missing);
    }

    void badFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("mode");
        QTest::addColumn<ProblemKind>("expected");
        QTest::newRow("others may read") << QByteArray("breakwater-key-1 AAAA\n") << 0644 << ProblemKind::Denied;
        QTest::newRow("group may read") << QByteArray("breakwater-key-1 AAAA\n") << 0640 << ProblemKind::Denied;
        QTest::newRow("empty") << QByteArray() << 0600 << ProblemKind::Malformed;
        QTest::newRow("another format") << QByteArray("breakwater-key-9 AAAA\n") << 0600 << ProblemKind::Malformed;
        QTest::newRow("not base64") << QByteArray("breakwater-key-1 A%%A\n") << 0600 << ProblemKind::Malformed;
        QTest::newRow("no key") << QByteArray("breakwater-key-1 \n") << 0600 << ProblemKind::Malformed;
    }
    void badFileIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, mode);
        QFETCH(ProblemKind, expected);
        QTemporaryDir dir;
        secrets::FileKeyStore store(dir.path());
        QFile file(store.pathOf(id));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        QCOMPARE(::chmod(QFile::encodeName(file.fileName()).constData(), ::mode_t(mode)), 0);
        QCOMPARE(store.load(id).error().kind, expected);
        QVERIFY(!store.save(id, secretOf(key)).has_value());
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void linkIsNotFollowed()
    {
        QTemporaryDir dir;
        secrets::FileKeyStore store(dir.path());
        QVERIFY(store.save(u"real"_s, secretOf(key)).has_value());
        QVERIFY(QFile::link(store.pathOf(u"real"_s), store.pathOf(id)));
        QCOMPARE(store.load(id).error().kind, ProblemKind::Denied);
    }

    void strangeIdsAreRefused_data()
    {
        QTest::addColumn<QString>("storeId");
        QTest::newRow("empty") << QString();
        QTest::newRow("way out") << u"../etc"_s;
        QTest::newRow("NUL") << QString(u"a"_s + QChar(0));
        QTest::newRow("long") << QString(65, u'a');
        QTest::newRow("not ASCII") << u"schlüssel"_s;
    }
    void strangeIdsAreRefused()
    {
        QFETCH(QString, storeId);
        QTemporaryDir dir;
        secrets::FileKeyStore store(dir.path());
        QCOMPARE(store.load(storeId).error().kind, ProblemKind::Usage);
        QCOMPARE(store.save(storeId, secretOf(key)).error().kind, ProblemKind::Usage);
        QCOMPARE(store.remove(storeId).error().kind, ProblemKind::Usage);
        QVERIFY(QDir(dir.path()).isEmpty());
    }

    void unwritableFolderSaysSo()
    {
        secrets::FileKeyStore store(u"/proc/breakwater/keys"_s);
        const auto saved = store.save(id, secretOf(key));
        QVERIFY(!saved.has_value());
        QVERIFY(!saved.error().remedy.isEmpty());
    }

    void withoutABusTheKeyGoesToAFile()
    {
        QTemporaryDir dir;
        const auto ran = run(u"exec \"$0\" --child \"$1\""_s, freshEnvironment(dir), dir);
        QCOMPARE(ran.out, expected(u"file"_s));
        QCOMPARE(ran.err, QString());
        QVERIFY2(ran.milliseconds < 2000, qPrintable(QString::number(ran.milliseconds)));
    }

    void withABusAndNoKeyringTheKeyGoesToAFile()
    {
        if (const QString program = missing({u"dbus-run-session"_s}); !program.isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
        QTemporaryDir dir;
        // A bus that can start no service: what a desktop without a keychain has.
        QFile config(dir.filePath(u"bus.conf"_s));
        QVERIFY(config.open(QFile::WriteOnly));
        config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                     "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type>"
                     "<listen>unix:tmpdir=/tmp</listen><policy context=\"default\"><allow send_destination=\"*\" "
                     "eavesdrop=\"true\"/>"
                     "<allow own=\"*\"/></policy></busconfig>");
        config.close();
        const auto ran = run(
            u"exec dbus-run-session --config-file=%1 -- sh -c 'exec \"$0\" --child \"$1\" 2>%2' \"$0\" \"$1\""_s.arg(
                config.fileName(), dir.filePath(u"stderr"_s)),
            freshEnvironment(dir), dir);
        QFile err(dir.filePath(u"stderr"_s));
        QVERIFY(err.open(QFile::ReadOnly));
        QCOMPARE(QString::fromUtf8(err.readAll()), QString());
        const QString unreachable = QString::number(int(ProblemKind::Unreachable));
        // Nobody could say whether there was a key before.
        QString wanted = expected(u"file"_s);
        wanted.replace(u"before:%1"_s.arg(int(ProblemKind::Missing)), u"before:"_s + unreachable)
            .replace(u"removed:yes"_s, u"removed:no"_s)
            .replace(u"gone:%1"_s.arg(int(ProblemKind::Missing)), u"gone:"_s + unreachable);
        QCOMPARE(ran.out, wanted);
        QVERIFY2(ran.milliseconds < 15'000, qPrintable(QString::number(ran.milliseconds)));
    }

    void withAKeyringTheKeyGoesThere()
    {
        if (const QString program = missing({u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}); !program.isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
        QTemporaryDir dir;
        const auto ran = run(
            u"exec dbus-run-session -- sh -c 'printf \"\\n\" | gnome-keyring-daemon --unlock --components=secrets "
            u"--daemonize "
            "> /dev/null 2>&1; exec \"$0\" --child \"$1\" 10000 2>%1' \"$0\" \"$1\""_s.arg(dir.filePath(u"stderr"_s)),
            freshEnvironment(dir), dir);
        QCOMPARE(ran.out, expected(u"keychain"_s));
        QFile err(dir.filePath(u"stderr"_s));
        QVERIFY(err.open(QFile::ReadOnly));
        QCOMPARE(QString::fromUtf8(err.readAll()), QString());
        QVERIFY(!QFile::exists(dir.filePath(u"keys"_s)));
    }

    void callersTakeTurns()
    {
        if (const QString program = missing({u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}); !program.isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
        QTemporaryDir dir;
        const auto ran = run(u"exec dbus-run-session -- sh -c 'printf \"\\n\" | gnome-keyring-daemon --unlock --components=secrets "
                             u"--daemonize > /dev/null 2>&1; exec \"$0\" --together' \"$0\""_s,
            freshEnvironment(dir), dir);
        QCOMPARE(ran.out, u"served:8 of 8\n"_s);
    }

    /// The first call waits its patience; those behind it see that it hangs, and wait no more.
    void aBusThatHangsCostsPatienceAndNoMore()
    {
        QTemporaryDir dir;
        // Listens and never speaks.
        const QByteArray path = QFile::encodeName(dir.filePath(u"hang"_s));
        const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy_n(path.constData(), std::size_t(path.size()), address.sun_path);
        QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 8), 0);
        auto environment = freshEnvironment(dir);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + QString::fromUtf8(path));
        const auto ran = run(u"exec \"$0\" --child \"$1\" 2000"_s, environment, dir);
        ::close(listener);
        QVERIFY2(ran.out.contains(u"saved:file\nafter:same\n"_s), qPrintable(ran.out));
        QCOMPARE(ran.err, QString());
        QVERIFY2(ran.milliseconds < 6000, qPrintable(QString::number(ran.milliseconds)));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--child"_s)
        return child(app.arguments());
    if (app.arguments().value(1) == u"--together"_s)
        return together();
    TestSecrets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secrets.moc"
