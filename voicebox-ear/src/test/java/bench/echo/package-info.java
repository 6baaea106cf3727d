/**
 * A bare WebSocket endpoint on the same server, for comparison: it is deployed beside VoiceBox and uses nothing of it. Start
 * with {@link bench.echo.EchoEndpoint}.
 */
package bench.echo;
