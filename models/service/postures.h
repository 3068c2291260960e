// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/checkresolver.h"
#include "models/service/session.h"
#include "models/store/posture/posturetable.h"

namespace bw::posture {
struct Catalog;
}

namespace bw::service {

/// Something that can be measured.
struct AssetName
{
    store::AssetKind kind = store::AssetKind::Domain;
    QString name; ///< as store::Asset has it; of a domain also with U-labels
    bool operator==(const AssetName &) const = default;
    friend bool operator<(const AssetName &a, const AssetName &b) { return a.kind != b.kind ? a.kind < b.kind : a.name < b.name; }
};

/// Measuring as pages use it: each command is a job that runs off the UI thread. A session that is read-only measures nothing and says so. UI thread.
class Postures : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The controls, with those of the organisation's own file; loaded when first asked for. mistakes(): of the organisation's own file,
    /// "file:line:column: text".
    [[nodiscard]] virtual const posture::Catalog &catalog() const = 0;
    [[nodiscard]] virtual QStringList mistakes() const = 0;
    /// Begins to load them on a thread of its own; comes back at once.
    virtual void prepare() { }

    /// Who is asked for the DNS's records from now on.
    virtual void setResolver(const ResolverChoice &choice) = 0;

    /// Measures these (none: all that are watched, all nodes and the organisation), keeps what was seen, and tells by changed().
    virtual Job *measure(const QList<AssetName> &assets) = 0;
    virtual Job *saveAsset(const store::Asset &asset) = 0;
    virtual Job *removeAsset(store::AssetKind kind, const QString &name) = 0;
    virtual Job *acceptRisk(const store::AcceptedRisk &risk) = 0;
    virtual Job *withdrawRisk(const QString &control, const QString &asset) = 0;
    /// \p attachment: a file's path, or empty.
    virtual Job *answer(const store::Answer &answer, const QString &attachment) = 0;

Q_SIGNALS:
    void changed(); ///< something was measured, accepted or answered
};

} // namespace bw::service
