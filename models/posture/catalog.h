// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/control.h"

namespace bw::posture {

/// A file of the catalog or of an organisation, as bytes.
struct ControlFile
{
    QString name {};
    QByteArray bytes {};
    bool isOwn = false; ///< an organisation's: may tailor, except and disable, and its new ids do not begin with "BW-"
};

struct LoadedCatalog;

/// What an organisation's file changed of a control: why, and what stood there before.
struct Tailoring
{
    QString reason {};
    std::optional<Severity> severity {}; ///< before; nothing: not changed
    QMap<QString, Value> limits {}; ///< the changed ones, as they were before
};

/// All controls with the names that they use. Immutable once loaded, any thread.
struct Catalog
{
    Registry registry {};
    QMap<QString, QString> documents {}; ///< key to title
    QMap<QString, QString> basis {}; ///< key to how well it is known: "read", "excerpt", "general"; sections of the last two are no quotations
    QMap<QString, QString> frameworks {}; ///< key to title: "nist_csf_2_0"
    QMap<QString, QMap<QString, QString>> requirements {}; ///< by framework: number to title; a number without one is titled by those above it (frameworks.h)
    QMap<QString, QString> mandates {}, journeys {};
    QStringList areas {};
    QMap<QString, QString> areaTitles {}; ///< of each area, for people; an organisation's own area is its own title
    QList<Control> controls {}; ///< in the order of the files
    QList<Exception> exceptions {};
    QMap<QString, Tailoring> tailored {}; ///< by id
    QMap<QString, QString> disabled {}; ///< id to the reason

    [[nodiscard]] const Control *find(const QString &id) const;
    [[nodiscard]] QString titleOfArea(const QString &area) const { return areaTitles.value(area, area); }

    /// Reads and checks everything; a control with a mistake is left out, the rest stands. \p texts: the shipped controls' words in
    /// another language than English (catalogtexts.h).
    static LoadedCatalog load(const QList<ControlFile> &files, const QList<ControlFile> &texts = {});
    /// The files that come with the program (:/controls).
    static QList<ControlFile> shippedFiles();
    /// The words for a language ("de"); none for English and for languages that there are no words of.
    static QList<ControlFile> shippedTexts(const QString &language);
};

struct LoadedCatalog
{
    Catalog catalog {};
    QList<Mistake> mistakes {};
};

} // namespace bw::posture
