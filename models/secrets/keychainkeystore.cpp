// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keychainkeystore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSemaphore>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <atomic>
#include <functional>
#include <memory>

namespace bw::secrets {

namespace {

using core::Problem;
using core::ProblemKind;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::secrets::KeychainKeyStore)
};

/// The one thread on which keychain jobs live: QtKeychain queues jobs in an object of the thread that made the first,
/// and libsecret answers through that thread's event loop.
class KeychainThread final
{
public:
    static KeychainThread &instance()
    {
        static auto *thread = new KeychainThread; // ended by the post routine, never freed: a job may still hold it
        return *thread;
    }

    void post(std::function<void()> job) { QMetaObject::invokeMethod(m_context, std::move(job), Qt::QueuedConnection); }

    std::atomic<int> running = 0; ///< jobs that have not answered yet

private:
    KeychainThread()
        : m_thread(new QThread)
        , m_context(new QObject)
    {
        m_thread->setObjectName(QLatin1String("keychain"));
        m_context->moveToThread(m_thread);
        m_thread->start();
        qAddPostRoutine([] {
            KeychainThread &self = instance();
            self.m_thread->quit();
            self.m_thread->wait(1000); // a bus that hangs must not keep the program from ending
        });
    }
    QThread *m_thread;
    QObject *m_context;
};

struct Answer
{
    QSemaphore arrived;
    QKeychain::Error error = QKeychain::OtherError;
    QString text;
};

Problem silent(const QString &reason)
{
    return {ProblemKind::Unreachable, Tr::tr("The desktop keychain did not answer"), reason, {},
        Tr::tr("Unlock the keychain and try again")};
}

QString entryOf(const QString &storeId)
{
    return QLatin1String("store-key/") + storeId;
}

/// Runs a job of that kind on the keychain's thread; null when it has not answered in time.
template <typename Job>
std::shared_ptr<Answer> run(const QString &storeId, std::chrono::milliseconds patience, const QString &text = {})
{
    KeychainThread &thread = KeychainThread::instance();
    if (thread.running > 0)
        return nullptr; // an earlier question still hangs, and the queue is behind it
    ++thread.running;
    auto answer = std::make_shared<Answer>();
    thread.post([answer, storeId, text, &thread] {
        auto *job = new Job(QLatin1String("breakwater"));
        job->setKey(entryOf(storeId));
        job->setInsecureFallback(false);
        if constexpr (std::is_same_v<Job, QKeychain::WritePasswordJob>)
            job->setTextData(text);
        QObject::connect(job, &QKeychain::Job::finished, [answer, &thread](QKeychain::Job *done) {
            answer->error = done->error();
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                answer->text = static_cast<Job *>(done)->textData();
            --thread.running;
            answer->arrived.release();
        });
        job->start();
    });
    return answer->arrived.tryAcquire(1, int(patience.count())) ? answer : nullptr;
}

} // namespace

KeychainKeyStore::KeychainKeyStore(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

bool KeychainKeyStore::busIsNamed()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1String("/bus"));
}

core::Result<FoundKey> KeychainKeyStore::load(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    if (!busIsNamed())
        return core::fail(silent(Tr::tr("no session bus runs")));
    const auto answer = run<QKeychain::ReadPasswordJob>(storeId, m_patience);
    if (!answer)
        return core::fail(silent(Tr::tr("it took too long")));
    if (answer->error == QKeychain::EntryNotFound)
        return core::fail({ProblemKind::Missing, Tr::tr("The desktop keychain does not have the store's key"), {}, {},
            Tr::tr("Import it with “breakwaterctl store key import”")});
    if (answer->error != QKeychain::NoError)
        return core::fail(silent(Tr::tr("it is locked, or none runs")));
    const auto decoded =
        QByteArray::fromBase64Encoding(answer->text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    answer->text.fill(u'\0');
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return core::fail({ProblemKind::Malformed, Tr::tr("The key in the desktop keychain cannot be read"), {},
            entryOf(storeId), {}});
    return FoundKey{core::Secret({reinterpret_cast<const std::uint8_t *>(decoded.decoded.constData()),
                        std::size_t(decoded.decoded.size())}),
        {KeyPlace::Keychain, Tr::tr("the desktop keychain")}};
}

core::Result<KeyHome> KeychainKeyStore::save(const QString &storeId, const core::Secret &key)
{
    if (const auto known = load(storeId); known) {
        if (sameBytes(known->key, key))
            return known->home;
        return core::fail({ProblemKind::Conflict, Tr::tr("The desktop keychain has another key for this store"), {},
            entryOf(storeId), {}});
    } else if (known.error().kind != ProblemKind::Missing) {
        return core::fail(known.error());
    }
    const QByteArray text =
        QByteArray::fromRawData(reinterpret_cast<const char *>(key.bytes().data()), qsizetype(key.bytes().size()))
            .toBase64();
    const auto answer = run<QKeychain::WritePasswordJob>(storeId, m_patience, QString::fromLatin1(text));
    if (!answer || answer->error != QKeychain::NoError)
        return core::fail(silent(answer ? Tr::tr("it is locked, or none runs") : Tr::tr("it took too long")));
    // What cannot be read back was not kept.
    const auto kept = load(storeId);
    if (!kept)
        return core::fail(kept.error());
    if (!sameBytes(kept->key, key))
        return core::fail({ProblemKind::Conflict, Tr::tr("The desktop keychain has another key for this store"), {},
            entryOf(storeId), {}});
    return kept->home;
}

core::Done KeychainKeyStore::remove(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    if (!busIsNamed())
        return core::fail(silent(Tr::tr("no session bus runs")));
    const auto answer = run<QKeychain::DeletePasswordJob>(storeId, m_patience);
    if (!answer)
        return core::fail(silent(Tr::tr("it took too long")));
    if (answer->error != QKeychain::NoError && answer->error != QKeychain::EntryNotFound)
        return core::fail(silent(Tr::tr("it is locked, or none runs")));
    return {};
}

} // namespace bw::secrets
