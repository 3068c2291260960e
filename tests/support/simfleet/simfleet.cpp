// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fleet of made-up nodes for tests and benchmarks: libssh's server side, one loopback address a node, in a process of its
// own. A double of what cannot be had (200 hosts), built from RFC 4254 and draft-ietf-secsh-filexfer-02; the real OpenSSH is
// what tests/live runs. Lets any key in.
//
//   simfleet --host-key FILE --port P --nodes N --files DIR [--hang K] [--password TEXT]
//
// Node i (from 0) listens at 127.1.(i/200).(i%200+1); its /var/log is DIR/i. Of the last 4*K nodes K each hang in connect, after
// the connection, in the log-in, and in the middle of a read. Prints "ready" and, for each line on standard input, the bytes
// that went over all connections: "RECEIVED SENT CONNECTIONS".
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <iostream>
#include <linux/tcp.h>
#include <map>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <set>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

enum class Hang { No, Connect, Banner, Login, Read };

struct Options
{
    std::string hostKey, files;
    int port = 0, nodes = 0, hang = 0;
};

std::mutex connectionsMutex;
std::set<int> connections; ///< open sockets
std::atomic<unsigned long long> closedReceived = 0, closedSent = 0;

/// Bytes of TCP's payload as the kernel counts them.
void countBytes(int socket, unsigned long long &received, unsigned long long &sent)
{
    tcp_info info {};
    socklen_t size = sizeof info;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0) {
        received += info.tcpi_bytes_received;
        sent += info.tcpi_bytes_acked;
    }
}

/// SFTP version 3, as much as a reader of logs asks for.
class Sftp final
{
public:
    Sftp(ssh_channel channel, std::string folder, bool hangs)
        : m_channel(channel)
        , m_folder(std::move(folder))
        , m_hangs(hangs)
    {
    }
    ~Sftp()
    {
        for (const auto &[name, handle] : m_handles)
            if (handle.file >= 0)
                ::close(handle.file);
    }
    void take(const void *data, std::uint32_t size)
    {
        m_in.append(static_cast<const char *>(data), size);
        while (m_in.size() >= 4 && m_in.size() >= 4 + number(m_in, 0)) {
            const std::string packet = m_in.substr(4, number(m_in, 0));
            m_in.erase(0, 4 + packet.size());
            handle(packet);
        }
    }

private:
    struct Handle
    {
        int file = -1;
        std::vector<std::string> names; ///< of a folder
        bool isRead = false;
    };
    static std::uint32_t number(const std::string &bytes, std::size_t at)
    {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, 4);
        return ntohl(value);
    }
    static void put(std::string &out, std::uint32_t value)
    {
        value = htonl(value);
        out.append(reinterpret_cast<const char *>(&value), 4);
    }
    static void put64(std::string &out, std::uint64_t value)
    {
        put(out, static_cast<std::uint32_t>(value >> 32));
        put(out, static_cast<std::uint32_t>(value));
    }
    static void put(std::string &out, const std::string &text)
    {
        put(out, static_cast<std::uint32_t>(text.size()));
        out += text;
    }
    static std::string text(const std::string &packet, std::size_t at) { return packet.substr(at + 4, number(packet, at)); }
    void send(char type, const std::string &body)
    {
        std::string out;
        put(out, static_cast<std::uint32_t>(body.size() + 1));
        out += type;
        out += body;
        ssh_channel_write(m_channel, out.data(), static_cast<std::uint32_t>(out.size()));
    }
    void status(std::uint32_t id, std::uint32_t code)
    {
        std::string body;
        put(body, id);
        put(body, code);
        put(body, std::string("no"));
        put(body, std::string());
        send(101, body);
    }
    void attributes(std::uint32_t id, const struct stat &found)
    {
        std::string body;
        put(body, id);
        body += attributesOf(found);
        send(105, body);
    }
    static std::string attributesOf(const struct stat &found)
    {
        std::string out;
        put(out, 1 | 4 | 8); // size, permissions, times
        put64(out, static_cast<std::uint64_t>(found.st_size));
        put(out, static_cast<std::uint32_t>(found.st_mode));
        put(out, static_cast<std::uint32_t>(found.st_atime));
        put(out, static_cast<std::uint32_t>(found.st_mtime));
        return out;
    }
    [[nodiscard]] std::string here(const std::string &path) const
    {
        const std::string root = "/var/log";
        return path.compare(0, root.size(), root) == 0 && path.find("..") == std::string::npos ? m_folder + path.substr(root.size()) : std::string();
    }
    void handle(const std::string &packet)
    {
        const int type = packet.empty() ? 0 : packet[0];
        if (type == 1) {
            std::string body;
            put(body, 3);
            send(2, body);
            return;
        }
        const std::uint32_t id = number(packet, 1);
        struct stat found {};
        if (type == 3) {
            Handle opened;
            opened.file = ::open(here(text(packet, 5)).c_str(), O_RDONLY | O_CLOEXEC);
            opened.file < 0 ? status(id, 2) : answer(id, std::move(opened));
        } else if (type == 11) {
            Handle opened;
            DIR *folder = ::opendir(here(text(packet, 5)).c_str());
            while (const dirent *entry = folder ? ::readdir(folder) : nullptr)
                opened.names.emplace_back(entry->d_name);
            if (folder)
                ::closedir(folder);
            opened.names.empty() ? status(id, 2) : answer(id, std::move(opened));
        } else if (type == 4) {
            const auto found2 = m_handles.find(text(packet, 5));
            if (found2 != m_handles.end()) {
                ::close(found2->second.file);
                m_handles.erase(found2);
            }
            status(id, 0);
        } else if (type == 5) {
            read(id, packet);
        } else if (type == 8) {
            const auto handle = m_handles.find(text(packet, 5));
            handle != m_handles.end() && ::fstat(handle->second.file, &found) == 0 ? attributes(id, found) : status(id, 2);
        } else if (type == 7 || type == 17) {
            ::stat(here(text(packet, 5)).c_str(), &found) == 0 ? attributes(id, found) : status(id, 2);
        } else if (type == 12) {
            names(id, packet);
        } else {
            status(id, 8);
        }
    }
    void answer(std::uint32_t id, Handle opened)
    {
        const std::string name = std::to_string(++m_last);
        m_handles[name] = std::move(opened);
        std::string body;
        put(body, id);
        put(body, name);
        send(102, body);
    }
    void read(std::uint32_t id, const std::string &packet)
    {
        const std::string name = text(packet, 5);
        const std::size_t at = 9 + name.size();
        const std::uint64_t offset = static_cast<std::uint64_t>(number(packet, at)) << 32 | number(packet, at + 4);
        if (m_hangs && ++m_reads > 1)
            return;
        std::string bytes(std::min<std::uint32_t>(number(packet, at + 8), 64 * 1024), '\0');
        const auto handle = m_handles.find(name);
        const ssize_t got = handle == m_handles.end() ? -1 : ::pread(handle->second.file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got <= 0) {
            status(id, got < 0 ? 4 : 1);
            return;
        }
        bytes.resize(static_cast<std::size_t>(got));
        std::string body;
        put(body, id);
        put(body, bytes);
        send(103, body);
    }
    void names(std::uint32_t id, const std::string &packet)
    {
        const auto handle = m_handles.find(text(packet, 5));
        if (handle == m_handles.end() || handle->second.isRead) {
            status(id, 1);
            return;
        }
        handle->second.isRead = true;
        std::string body;
        put(body, id);
        put(body, static_cast<std::uint32_t>(handle->second.names.size()));
        for (const std::string &name : handle->second.names) {
            struct stat found {};
            ::stat((m_folder + '/' + name).c_str(), &found);
            put(body, name);
            put(body, name);
            body += attributesOf(found);
        }
        send(104, body);
    }

    ssh_channel m_channel;
    std::string m_folder, m_in;
    std::map<std::string, Handle> m_handles;
    int m_last = 0, m_reads = 0;
    bool m_hangs;
};

/// One connection.
struct Conversation
{
    std::string folder;
    Hang hang = Hang::No;
    ssh_session session = nullptr;
    std::map<ssh_channel, std::unique_ptr<Sftp>> channels;
    std::vector<std::unique_ptr<ssh_channel_callbacks_struct>> callbacks;
    std::vector<ssh_channel> ended;
};

int onData(ssh_session, ssh_channel channel, void *data, std::uint32_t size, int, void *talk)
{
    auto &sftp = static_cast<Conversation *>(talk)->channels[channel];
    if (sftp)
        sftp->take(data, size);
    return static_cast<int>(size);
}

int onExec(ssh_session, ssh_channel channel, const char *command, void *talk)
{
    const std::string text = command;
    std::string out;
    int code = 127;
    if (text == "date +%s.%N") {
        out = std::to_string(::time(nullptr)) + ".000000000\n";
        code = 0;
    } else if (text == "readlink -f /etc/localtime") {
        out = "/usr/share/zoneinfo/Etc/UTC\n";
        code = 0;
    }
    ssh_channel_write(channel, out.data(), static_cast<std::uint32_t>(out.size()));
    ssh_channel_request_send_exit_status(channel, code);
    ssh_channel_send_eof(channel);
    ssh_channel_close(channel);
    static_cast<Conversation *>(talk)->ended.push_back(channel);
    return SSH_OK;
}

int onSubsystem(ssh_session, ssh_channel channel, const char *name, void *data)
{
    auto *talk = static_cast<Conversation *>(data);
    if (std::string(name) != "sftp")
        return SSH_ERROR;
    talk->channels[channel] = std::make_unique<Sftp>(channel, talk->folder, talk->hang == Hang::Read);
    return SSH_OK;
}

ssh_channel onOpen(ssh_session session, void *data)
{
    auto *talk = static_cast<Conversation *>(data);
    ssh_channel channel = ssh_channel_new(session);
    auto callbacks = std::make_unique<ssh_channel_callbacks_struct>();
    ssh_callbacks_init(callbacks.get());
    callbacks->userdata = talk;
    callbacks->channel_data_function = onData;
    callbacks->channel_exec_request_function = onExec;
    callbacks->channel_subsystem_request_function = onSubsystem;
    ssh_set_channel_callbacks(channel, callbacks.get());
    talk->callbacks.push_back(std::move(callbacks));
    talk->channels[channel];
    return channel;
}

int onKey(ssh_session, const char *, ssh_key_struct *, char, void *talk)
{
    while (static_cast<Conversation *>(talk)->hang == Hang::Login)
        ::sleep(1);
    return SSH_AUTH_SUCCESS;
}

std::string thePassword; ///< it alone lets in; empty: any key does. Set before the first thread

int onPassword(ssh_session, const char *, const char *told, void *)
{
    return told == thePassword ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

void talk(int socket, ssh_bind bind, const std::string &folder, Hang hang)
{
    Conversation conversation { folder, hang, ssh_new(), {}, {}, {} };
    {
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        if (ssh_bind_accept_fd(bind, conversation.session, socket) != SSH_OK)
            return;
    }
    ssh_server_callbacks_struct callbacks {};
    ssh_callbacks_init(&callbacks);
    callbacks.userdata = &conversation;
    if (thePassword.empty())
        callbacks.auth_pubkey_function = onKey;
    else
        callbacks.auth_password_function = onPassword;
    callbacks.channel_open_request_session_function = onOpen;
    ssh_set_server_callbacks(conversation.session, &callbacks);
    ssh_set_auth_methods(conversation.session, thePassword.empty() ? SSH_AUTH_METHOD_PUBLICKEY : SSH_AUTH_METHOD_PASSWORD);
    ssh_event event = ssh_event_new();
    if (ssh_handle_key_exchange(conversation.session) == SSH_OK && ssh_event_add_session(event, conversation.session) == SSH_OK) {
        while (ssh_event_dopoll(event, -1) != SSH_ERROR && ssh_is_connected(conversation.session)) {
            for (ssh_channel channel : conversation.ended)
                conversation.channels.erase(channel);
            conversation.ended.clear();
        }
        ssh_event_remove_session(event, conversation.session);
    }
    {
        const std::lock_guard lock(connectionsMutex);
        unsigned long long received = 0, sent = 0;
        countBytes(socket, received, sent);
        closedReceived += received;
        closedSent += sent;
        connections.erase(socket);
    }
    ssh_event_free(event);
    ssh_disconnect(conversation.session);
    ssh_free(conversation.session);
}

sockaddr_in addressOf(int node, int port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(0x7f010000U | static_cast<std::uint32_t>(node / 200) << 8 | static_cast<std::uint32_t>(node % 200 + 1));
    return address;
}

Hang hangOf(int node, const Options &options)
{
    const int from = options.nodes - 4 * options.hang;
    return node < from || options.hang == 0 ? Hang::No : static_cast<Hang>(1 + (node - from) / options.hang);
}

int listenAt(int node, const Options &options)
{
    const sockaddr_in address = addressOf(node, options.port);
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const bool isDeaf = hangOf(node, options) == Hang::Connect;
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 || ::listen(socket, isDeaf ? 0 : 16) != 0)
        return -1;
    for (int i = 0; isDeaf && i < 3; ++i) { // a full queue: further connections get no answer (listen(2))
        const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        static_cast<void>(::connect(filler, reinterpret_cast<const sockaddr *>(&address), sizeof address));
    }
    return socket;
}

void serve(const std::vector<int> &listeners, ssh_bind bind, const Options &options)
{
    std::vector<pollfd> wait;
    for (std::size_t i = 0; i < listeners.size(); ++i)
        wait.push_back({ listeners[i], static_cast<short>(hangOf(static_cast<int>(i), options) == Hang::Connect ? 0 : POLLIN), 0 });
    while (::poll(wait.data(), wait.size(), -1) >= 0)
        for (std::size_t i = 0; i < wait.size(); ++i) {
            if ((wait[i].revents & POLLIN) == 0)
                continue;
            const int socket = ::accept4(wait[i].fd, nullptr, nullptr, SOCK_CLOEXEC);
            const Hang hang = hangOf(static_cast<int>(i), options);
            if (socket < 0 || hang == Hang::Banner)
                continue; // kept open, and silent
            {
                const std::lock_guard lock(connectionsMutex);
                connections.insert(socket);
            }
            std::thread(talk, socket, bind, options.files + '/' + std::to_string(i), hang).detach();
        }
}

} // namespace

int main(int count, char **arguments)
{
    Options options;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = arguments[i], value = arguments[i + 1];
        if (name == "--host-key")
            options.hostKey = value;
        else if (name == "--files")
            options.files = value;
        else if (name == "--password")
            thePassword = value;
        else if (name == "--port")
            options.port = std::atoi(value.c_str());
        else if (name == "--nodes")
            options.nodes = std::atoi(value.c_str());
        else if (name == "--hang")
            options.hang = std::atoi(value.c_str());
    }
    ssh_init();
    ssh_bind bind = ssh_bind_new();
    const bool processConfig = false;
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &processConfig);
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, options.hostKey.c_str());
    std::vector<int> listeners;
    for (int i = 0; i < options.nodes; ++i) {
        listeners.push_back(listenAt(i, options));
        if (listeners.back() < 0) {
            std::cerr << "node " << i << " cannot listen: " << std::strerror(errno) << '\n';
            return 1;
        }
    }
    std::thread(serve, std::cref(listeners), bind, std::cref(options)).detach();
    std::cout << "ready" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        const std::lock_guard lock(connectionsMutex);
        unsigned long long received = closedReceived, sent = closedSent;
        for (const int socket : connections)
            countBytes(socket, received, sent);
        std::cout << received << ' ' << sent << ' ' << connections.size() << std::endl;
    }
    std::_Exit(0);
}
