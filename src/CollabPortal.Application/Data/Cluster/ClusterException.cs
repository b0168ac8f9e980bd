namespace CollabPortal.Application.Data.Cluster;

/// <summary>
/// The private database cluster cannot be used. <see cref="Exception.Message"/> is one plain sentence that says what to do;
/// it is shown to the operator as it stands, without a stack trace.
/// </summary>
public sealed class ClusterException(string sentence, Exception? inner = null) : Exception(sentence, inner);
