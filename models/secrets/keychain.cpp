// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keychain.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QSemaphore>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

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

    /// Waits until the job before has answered. False: it takes longer than \p patience, counted from when it began, so that
    /// one that hangs costs the first caller its patience and those after it nothing.
    bool enter(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        const auto mine = Clock::now() + patience;
        while (m_isBusy) {
            const auto end = std::min(mine, m_began + patience);
            if (Clock::now() >= end)
                return false;
            m_left.wait_until(lock, end);
        }
        m_isBusy = true;
        m_began = Clock::now();
        return true;
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_isBusy = false;
        m_left.notify_one();
    }

private:
    using Clock = std::chrono::steady_clock;

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
    std::mutex m_mutex;
    std::condition_variable m_left;
    bool m_isBusy = false; ///< a job has not answered yet
    Clock::time_point m_began;
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

/// Runs a job of that kind on the keychain's thread; null when it has not answered in time.
template <typename Job>
std::shared_ptr<Answer> run(const QString &entry, std::chrono::milliseconds patience, const QString &text = {})
{
    KeychainThread &thread = KeychainThread::instance();
    const QDeadlineTimer deadline(patience);
    if (!thread.enter(patience))
        return nullptr; // an earlier question hangs, and the queue is behind it
    auto answer = std::make_shared<Answer>();
    thread.post([answer, entry, text, &thread] {
        auto *job = new Job(QLatin1String("breakwater"));
        job->setKey(entry);
        job->setInsecureFallback(false);
        if constexpr (std::is_same_v<Job, QKeychain::WritePasswordJob>)
            job->setTextData(text);
        QObject::connect(job, &QKeychain::Job::finished, [answer, &thread](QKeychain::Job *done) {
            answer->error = done->error();
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                answer->text = static_cast<Job *>(done)->textData();
            thread.leave();
            answer->arrived.release();
        });
        job->start();
    });
    return answer->arrived.tryAcquire(1, int(deadline.remainingTime())) ? answer : nullptr;
}

core::Problem whyNot(const std::shared_ptr<Answer> &answer)
{
    return silent(answer ? Tr::tr("it is locked, or none runs") : Tr::tr("it took too long"));
}

} // namespace

Keychain::Keychain(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

bool Keychain::busIsNamed()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1String("/bus"));
}

core::Result<core::Secret> Keychain::read(const QString &entry) const
{
    if (!busIsNamed())
        return core::fail(silent(Tr::tr("no session bus runs")));
    const auto answer = run<QKeychain::ReadPasswordJob>(entry, m_patience);
    if (answer && answer->error == QKeychain::EntryNotFound)
        return core::fail({ProblemKind::Missing, Tr::tr("The desktop keychain has no such entry"), {}, entry, {}});
    if (!answer || answer->error != QKeychain::NoError)
        return core::fail(whyNot(answer));
    QByteArray bytes = answer->text.toUtf8();
    core::Secret secret({reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
    bytes.fill('\0');
    answer->text.fill(u'\0');
    return secret;
}

core::Done Keychain::write(const QString &entry, const core::Secret &text) const
{
    if (!busIsNamed())
        return core::fail(silent(Tr::tr("no session bus runs")));
    const auto answer = run<QKeychain::WritePasswordJob>(entry, m_patience,
        QString::fromUtf8(reinterpret_cast<const char *>(text.bytes().data()), qsizetype(text.bytes().size())));
    return answer && answer->error == QKeychain::NoError ? core::Done{} : core::Done(core::fail(whyNot(answer)));
}

core::Done Keychain::remove(const QString &entry) const
{
    if (!busIsNamed())
        return core::fail(silent(Tr::tr("no session bus runs")));
    const auto answer = run<QKeychain::DeletePasswordJob>(entry, m_patience);
    if (!answer || (answer->error != QKeychain::NoError && answer->error != QKeychain::EntryNotFound))
        return core::fail(whyNot(answer));
    return {};
}

QString passphraseEntry(const QString &keyFile)
{
    return QLatin1String("ssh-passphrase/") + keyFile;
}

QString passwordEntry(const QString &user, const QString &host)
{
    return QLatin1String("ssh-password/") + user + u'@' + host;
}

} // namespace bw::secrets
