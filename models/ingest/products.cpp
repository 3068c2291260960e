// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/products.h"

#include "models/ingest/tr.h"

#include <QStringList>

namespace bw::ingest {

core::Result<const mta::Product *> mtaNamed(const QString &id)
{
    const mta::Product *product = mta::productById(id.toLower().toStdString());
    if (product && product->isMta)
        return product;
    QStringList names;
    for (const mta::Product *known : mta::products())
        if (known->isMta)
            names << QString::fromUtf8(known->id.data(), static_cast<qsizetype>(known->id.size()));
    return core::fail({ core::ProblemKind::Usage, Tr::tr("This kind of mail server is not known"), {}, id,
        Tr::tr("Known are: %1.").arg(names.join(QStringLiteral(", "))) });
}

} // namespace bw::ingest
