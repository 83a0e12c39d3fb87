using Vibes.Api.Dtos;
using Vibes.Api.Models;

namespace Vibes.Api.Mapping;

public static class UserMapping
{
    public static UserDto ToDto(this User user, bool hasNewEditor) => new(
        user.Id, user.Email, user.DisplayName, user.InvitedById, user.BillingCustomerId, user.BornOn, user.Credit, hasNewEditor, user.CreatedAt);

    public static UserSummaryDto ToSummary(this User user) => new(user.Id, user.DisplayName);
}
