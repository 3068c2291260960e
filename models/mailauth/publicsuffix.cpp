// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/publicsuffix.h"

#include <libpsl.h>

#include <memory>

namespace bw::mailauth {

std::string registrableDomain(std::string_view domain)
{
    struct Free
    {
        void operator()(psl_ctx_t *list) const { psl_free(list); }
    };
    static const std::unique_ptr<psl_ctx_t, Free> list(psl_latest(nullptr));
    const std::string name(domain);
    const char *found = list ? psl_registrable_domain(list.get(), name.c_str()) : nullptr;
    return found ? found : name;
}

} // namespace bw::mailauth
