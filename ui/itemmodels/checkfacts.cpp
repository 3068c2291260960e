// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/checkfacts.h"

#include "models/service/session.h"

#include <memory>

namespace bw::itemmodels {

CheckFacts::CheckFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void CheckFacts::readFile(const QString &path)
{
    m_session->ask(this, "file", [this, path](const std::atomic_bool &) -> std::function<void()> {
        const auto source = service::messageOfFile(path);
        return [this, source] { source ? Q_EMIT fileRead(*source) : Q_EMIT failed(source.error()); };
    });
}

void CheckFacts::check(const service::MessageCheckRequest &request)
{
    m_session->ask(this, "check", [this, request, session = m_session, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const std::unique_ptr<core::KeyedHasher> hasher = session->makeHasher();
        const auto answer = service::checkMessage(request, &store, hasher.get(), cancelled);
        return [this, answer] {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            m_answer = *answer;
            Q_EMIT arrived();
        };
    });
}

void CheckFacts::cancel()
{
    m_session->ask(this, "check", [](const std::atomic_bool &) -> std::function<void()> { return {}; });
}

} // namespace bw::itemmodels
