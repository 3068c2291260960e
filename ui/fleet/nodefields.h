// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/node.h"
#include "ui/common/formdialog.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace bw::fleet {

/// The fields of a node, as a person fills them in. Those that a route has no use for are not shown. GUI thread.
class NodeFields final : public ui::FieldGrid
{
    Q_OBJECT
public:
    explicit NodeFields(QWidget *parent = nullptr);

    void setNode(const Node &node);
    void setGroups(const QStringList &groups); ///< to choose from
    [[nodiscard]] Node node() const;
    /// Looks at every field and focuses the first wrong one.
    [[nodiscard]] bool validate();
    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void changed(); ///< by the person, in a way that matters to a test
    void named(); ///< name, group or tags: a test stays right

private:
    void build();
    void routeChanged();
    [[nodiscard]] RouteKind route() const;

    QLineEdit *m_host = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_route = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_jump = nullptr;
    QLineEdit *m_logs = nullptr;
    QLineEdit *m_tags = nullptr;
    ui::FormField *m_hostField = nullptr, *m_portField = nullptr, *m_nameField = nullptr, *m_userField = nullptr, *m_keyField = nullptr, *m_jumpField = nullptr, *m_logsField = nullptr, *m_tagsField = nullptr;
    Node m_rest; ///< what has no field here
    bool m_nameTyped = false;
};

} // namespace bw::fleet
