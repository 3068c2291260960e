/* SPDX-FileCopyrightText: 2026 Breakwater contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Preloaded by a test: OpenDMARC asks the name server of /etc/resolv.conf alone, this makes it the one at 127.0.0.1:$BW_TEST_DNS_PORT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdlib.h>

#undef res_ninit
int __res_ninit(res_state state);

int __res_ninit(res_state state)
{
    int (*const real)(res_state) = (int (*)(res_state))dlsym(RTLD_NEXT, "__res_ninit");
    const int code = real(state);
    const char *port = getenv("BW_TEST_DNS_PORT");
    if (port) {
        state->nscount = 1;
        state->nsaddr_list[0].sin_family = AF_INET;
        state->nsaddr_list[0].sin_port = htons((unsigned short)atoi(port));
        state->nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    return code;
}
