using System.Net;
using System.Net.Sockets;

namespace ArticleArchive.Web.Hosting;

/// <summary>Where the program serves when nobody says otherwise: this machine only, the usual port or the next free one.</summary>
internal static class ServerAddress
{
    public const int UsualPort = 5080;
    private const int Tries = 20;

    /// <summary>True when the configuration names an address, in any of the ways that ASP.NET knows.</summary>
    public static bool IsGiven(IConfiguration configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["https_ports"] is not null
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>A free port from <see cref="UsualPort"/> up, or the usual one when none is free, so that the server itself says what is wrong.</summary>
    public static int FreePort()
    {
        for (var port = UsualPort; port < UsualPort + Tries; port++)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }

        return UsualPort;
    }
}
