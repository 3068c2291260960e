// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/postures.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace bw::ui {
class FormField;
class SegmentedChoice;
}

namespace bw::posture {

/// "" or what is wrong with it as the name of a domain that somebody typed.
[[nodiscard]] QString objectionToDomain(const QString &typed);
/// What somebody may mean by it: without blanks, "https://", a path, or what stands before an @.
[[nodiscard]] QString domainTyped(const QString &typed);

/// What is measured, and what its owner says of it: of a domain its selectors, whether it sends and receives, blocklists (off unless chosen);
/// of a host its protocol; of a node its roles. Window-modal. GUI thread.
class AssetDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p asset without a name: a new one, domain or host. Else what is said of that one; its name and kind stay.
    static AssetDialog *open(QWidget *window, const store::Asset &asset);

Q_SIGNALS:
    void chosen(const bw::store::Asset &asset);

private:
    AssetDialog(QWidget *window, const store::Asset &asset);
    void build(QVBoxLayout *column);
    void buildDomain(QVBoxLayout *column);
    void buildNode(QVBoxLayout *column);
    void showKind();
    void save();
    [[nodiscard]] QString objectionToName() const;

    store::Asset m_asset;
    bool m_isNew;
    ui::SegmentedChoice *m_kind = nullptr;
    QLineEdit *m_name = nullptr, *m_selectors = nullptr, *m_blocklists = nullptr;
    QCheckBox *m_watch = nullptr, *m_looksUp = nullptr;
    QComboBox *m_sends = nullptr, *m_receives = nullptr, *m_protocol = nullptr;
    QWidget *m_domainBox = nullptr, *m_hostBox = nullptr, *m_nodeBox = nullptr;
    QList<QCheckBox *> m_roles;
    QCheckBox *m_rolesAreSaid = nullptr;
    ui::FormField *m_nameField = nullptr, *m_blocklistField = nullptr;
};

} // namespace bw::posture
